import redis

r = redis.Redis(socket_timeout=2)


def store(item, price):
    r.set(f"price:{item}", price, ex=300)


def forget(item):
    r.delete(f"price:{item}")
