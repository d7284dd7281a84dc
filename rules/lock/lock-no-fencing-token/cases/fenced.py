import psycopg2
import redis

r = redis.Redis(socket_timeout=2)
connection = psycopg2.connect("dbname=shop", options="-c statement_timeout=2000")
RELEASE = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end"


def take(key, owner):
    return r.set(key, owner, nx=True, ex=30)  # expect: lock-no-fencing-token


def free(key, owner):
    r.eval(RELEASE, 1, key, owner)


def settle(order, owner):
    if not take("lock:" + order, owner):
        return
    with connection.cursor() as cursor:
        cursor.execute("UPDATE totals SET amount = amount + 10 WHERE order_id = %s", (order,))
    free("lock:" + order, owner)


# The row knows the last token that has written it, and takes no older one.
def lock_stock(name, owner):
    return r.set(name, owner, nx=True, ex=30)


def unlock_stock(name, owner):
    r.eval(RELEASE, 1, name, owner)


def reserve(article, token, owner):
    if not lock_stock("stock:" + article, owner):
        return
    with connection.cursor() as cursor:
        cursor.execute("UPDATE stock SET n = n - 1, fencing_token = %s WHERE article = %s AND fencing_token < %s", (token, article, token))
    unlock_stock("stock:" + article, owner)
