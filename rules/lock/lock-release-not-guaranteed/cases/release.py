import threading

import redis
import requests

r = redis.Redis(socket_timeout=2)
mutex = threading.Lock()


def settle(order):
    lock = r.lock("lock:" + order, timeout=30, blocking_timeout=1)
    if not lock.acquire():  # expect: lock-release-not-guaranteed
        return
    requests.post("https://pay.example/charges", json={"order": order}, timeout=3)
    lock.release()


def settle_safely(order):
    lock = r.lock("lock:" + order, timeout=30, blocking_timeout=1)
    if not lock.acquire():
        return
    try:
        requests.post("https://pay.example/charges", json={"order": order}, timeout=3)
    finally:
        lock.release()


def refresh():
    mutex.acquire()  # expect: lock-release-not-guaranteed
    token = requests.get("https://id.example/token", timeout=3).text
    mutex.release()
    return token
