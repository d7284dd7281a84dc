import uuid

import stripe
from tenacity import retry, stop_after_attempt, wait_random_exponential


class Charge:
    def __init__(self, order):
        self.order = order
        self.key = str(uuid.uuid4())

    @retry(stop=stop_after_attempt(3), wait=wait_random_exponential(max=10))
    def send(self):
        stripe.Charge.create(amount=self.order.total, currency="eur", idempotency_key=self.key)
