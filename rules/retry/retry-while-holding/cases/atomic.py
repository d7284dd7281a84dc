import requests
from django.db import transaction
from tenacity import retry, stop_after_attempt, wait_random_exponential


@retry(stop=stop_after_attempt(3), wait=wait_random_exponential(max=10))
def rate(currency):
    return requests.get("https://rates/" + currency, timeout=2).json()  # expect: retry-while-holding


def place(order):
    with transaction.atomic():  # expect: tx-held-across-remote-call
        order.rate = rate(order.currency)


def before(order):
    order.rate = rate(order.currency)
    with transaction.atomic():
        order.note = "placed"


@retry(stop=stop_after_attempt(3), wait=wait_random_exponential(max=10))
def whole_transaction(order):
    with transaction.atomic():  # expect: tx-held-across-remote-call
        requests.get("https://rates/" + order.currency, timeout=2)
