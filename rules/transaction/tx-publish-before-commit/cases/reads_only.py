from django.db import models, transaction
from kafka import KafkaProducer

producer = KafkaProducer(bootstrap_servers="kafka:9092")


class Order(models.Model):
    state = models.TextField()


def t16_only_reads(order_id):
    with transaction.atomic():
        order = Order.objects.get(id=order_id)  # expect: deadline-absent-db
        # alarm: tx-publish-before-commit writes to objects whose type is not known cannot be seen, so that none can be ruled out
        producer.send("seen", order.state)  # expect: msg-publish-unconfirmed


def writes(order_id):
    with transaction.atomic():
        order = Order.objects.get(id=order_id)
        order.state = "paid"
        order.save()
        producer.send("paid", order.state)  # expect: tx-publish-before-commit, msg-publish-unconfirmed
