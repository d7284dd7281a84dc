import redis

r = redis.Redis(socket_timeout=2)


def settle(order):
    key = f"lock:{order}"
    if not r.set(key, "1", nx=True, ex=30):
        return
    try:
        print("settling", order)
    finally:
        r.delete(key)  # expect: lock-release-non-owner
