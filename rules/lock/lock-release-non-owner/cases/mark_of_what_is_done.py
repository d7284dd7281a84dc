import redis

r = redis.Redis(socket_timeout=2)


# One message a day: who succeeds leaves the key, and who fails lets another try.
def remind(user):
    key = "reminded:" + user
    if not r.set(key, "1", nx=True, ex=80000):
        return
    try:
        queue(user)
    except Exception:
        r.delete(key)
        raise


# A failure gives it back here, and so does success.
def settle(order):
    key = "lock:" + order
    if not r.set(key, "1", nx=True, ex=30):
        return
    try:
        queue(order)
    except Exception:
        r.delete(key)  # expect: lock-release-non-owner
        raise
    r.delete(key)  # expect: lock-release-non-owner
