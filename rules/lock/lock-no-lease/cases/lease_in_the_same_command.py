import redis

r = redis.Redis(socket_timeout=2)
RELEASE = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0"


def settle(order, token):
    key = f"lock:{order}"
    if not r.set(key, token, nx=True, px=30000):
        return
    try:
        print("settling", order)
    finally:
        r.eval(RELEASE, 1, key, token)
