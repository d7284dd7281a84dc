import redis

r = redis.Redis(socket_timeout=2)


# The crash between the two commands is another rule's business: the lock does have a lease.
def settle(order):
    key = f"lock:{order}"
    if not r.setnx(key, "1"):  # expect: lock-acquire-not-atomic
        return
    r.expire(key, 30)
    try:
        print("settling", order)
    finally:
        r.delete(key)
