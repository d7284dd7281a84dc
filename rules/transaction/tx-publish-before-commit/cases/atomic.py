from django.db import transaction
from kafka import KafkaProducer

producer = KafkaProducer(bootstrap_servers="kafka:9092")


def announce(order):
    producer.send("orders", order.id)  # expect: tx-publish-before-commit, msg-publish-unconfirmed


def place(order):
    with transaction.atomic():
        order.save()
        announce(order)


def t14_after_commit(order):
    with transaction.atomic():
        order.save()
        transaction.on_commit(lambda: producer.send("orders", order.id))
