import requests
from django.db import transaction


def place(order):
    with transaction.atomic():  # expect: tx-held-across-remote-call
        order.save()
        requests.post("https://pay/charges", json={"order": order.id}, timeout=2)


@transaction.atomic  # expect: tx-held-across-remote-call
def place_decorated(order):
    order.save()
    charge(order)


def charge(order):
    requests.post("https://pay/charges", json={"order": order.id}, timeout=2)
