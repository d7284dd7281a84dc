import redis

r = redis.Redis(socket_timeout=2)


def settle(order):
    key = f"lock:{order}"
    if not r.setnx(key, "1"):  # expect: lock-no-lease
        return
    try:
        print("settling", order)
    finally:
        r.delete(key)
