import psycopg2
from redis.sentinel import Sentinel

sentinel = Sentinel([("a", 26379)], socket_timeout=1)
r = sentinel.master_for("shop", socket_timeout=1)
connection = psycopg2.connect("dbname=shop", options="-c statement_timeout=2000")


def settle(order):
    with r.lock("lock:" + order, timeout=10, blocking_timeout=1):  # expect: lock-on-async-replica
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO payments (order_id, amount) VALUES (%s, %s)", (order, 10))
