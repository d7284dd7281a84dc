import redis
from django.core.cache import cache
from django.db import models, transaction

store = redis.Redis(host="redis", socket_timeout=1)


class Order(models.Model):
    state = models.CharField(max_length=10)


def find(order_id):
    order = cache.get(f"order:{order_id}")
    if order is None:
        order = Order.objects.get(pk=order_id)
        cache.set(f"order:{order_id}", order, 3600)
    return order


def state_key(order_id):
    return "order-state:%s" % order_id


def state(order_id):
    found = store.get(state_key(order_id))
    if found is None:
        found = Order.objects.get(pk=order_id).state
        store.set(state_key(order_id), found, ex=60)
    return found


def close(order_id):
    with transaction.atomic():
        Order.objects.filter(pk=order_id).update(state="closed")  # expect: deadline-absent-db
        cache.delete(f"order:{order_id}")  # expect: cache-aside-race


@transaction.atomic
def reopen(order_id):
    store.delete(state_key(order_id))  # expect: cache-aside-race
    Order.objects.filter(pk=order_id).update(state="open")


# Set before the commit: it may be rolled back.
def set_early(order_id):
    with transaction.atomic():
        Order.objects.filter(pk=order_id).update(state="closed")
        cache.set(f"order:{order_id}", "closed", 3600)  # expect: cache-aside-race


def after_commit(order_id):
    with transaction.atomic():
        Order.objects.filter(pk=order_id).update(state="closed")
        transaction.on_commit(lambda: cache.delete(f"order:{order_id}"))


def behind_the_block(order_id):
    with transaction.atomic():
        Order.objects.filter(pk=order_id).update(state="closed")
    cache.delete(f"order:{order_id}")


# Removed once more behind the block.
def twice(order_id):
    with transaction.atomic():
        cache.delete(f"order:{order_id}")
        Order.objects.filter(pk=order_id).update(state="closed")
    cache.delete(f"order:{order_id}")


# A token is used up with the transaction; nobody fills it from a row.
def confirm(user_id, order_id):
    with transaction.atomic():
        Order.objects.filter(pk=order_id).update(state="confirmed")
        cache.delete(f"confirm-token:{user_id}")


# Only reads.
def look(order_id):
    with transaction.atomic():
        Order.objects.get(pk=order_id)
        cache.delete(f"order:{order_id}")
