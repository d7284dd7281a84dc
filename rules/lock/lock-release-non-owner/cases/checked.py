import uuid

import redis

r = redis.Redis(socket_timeout=2)
RELEASE = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0"


def settle(order):
    key, token = f"lock:{order}", str(uuid.uuid4())
    if not r.set(key, token, nx=True, ex=30):
        return
    try:
        print("settling", order)
    finally:
        r.eval(RELEASE, 1, key, token)


def settle_with_the_librarys_lock(order):
    with r.lock(f"lock:{order}", timeout=30):
        print("settling", order)
