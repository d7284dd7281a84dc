from celery import shared_task
from django.db import transaction


@shared_task
def ship(order_id):
    print(order_id)


def place(order):
    with transaction.atomic():
        order.save()
        ship.delay(order.id)  # expect: tx-publish-before-commit


def t14_after_commit(order):
    with transaction.atomic():
        order.save()
        transaction.on_commit(lambda: ship.delay(order.id))


# A plain call runs here and now.
def directly(order):
    with transaction.atomic():
        ship(order.id)
