import redis
from django.db import transaction

cache = redis.Redis(socket_timeout=1)


# A cache answers in a millisecond or not at all; it is no reason to split a transaction.
def place(order):
    with transaction.atomic():
        order.save()
        cache.delete(f"order:{order.id}")
