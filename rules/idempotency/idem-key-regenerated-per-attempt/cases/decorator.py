import uuid

import stripe
from tenacity import retry, stop_after_attempt, wait_random_exponential


@retry(stop=stop_after_attempt(3), wait=wait_random_exponential(max=10))
def charge(order):
    key = str(uuid.uuid4())
    stripe.Charge.create(amount=order.total, currency="eur", idempotency_key=key)  # expect: idem-key-regenerated-per-attempt


@retry(stop=stop_after_attempt(3), wait=wait_random_exponential(max=10))
def charge_with(order, key):
    stripe.Charge.create(amount=order.total, currency="eur", idempotency_key=key)


def charge_once(order):
    charge_with(order, str(uuid.uuid4()))
