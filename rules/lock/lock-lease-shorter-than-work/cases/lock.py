import redis
import requests

r = redis.Redis(socket_timeout=2)


def longer(order):
    with r.lock("lock:" + order, timeout=10, blocking_timeout=5):  # expect: lock-lease-shorter-than-work
        requests.post("https://pay.example/charges", json={"order": order}, timeout=30)


def shorter(order):
    with r.lock("lock:" + order, timeout=60, blocking_timeout=5):
        requests.post("https://pay.example/charges", json={"order": order}, timeout=3)


def t17_unknown(order, limit):
    with r.lock("lock:" + order, timeout=limit, blocking_timeout=5):
        requests.post("https://pay.example/charges", json={"order": order}, timeout=30)


def before_the_lock(order):
    requests.post("https://pay.example/charges", json={"order": order}, timeout=30)
    with r.lock("lock:" + order, timeout=10, blocking_timeout=5):
        r.set("done:" + order, "1")
