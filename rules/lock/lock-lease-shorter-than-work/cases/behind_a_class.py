import contextlib
import uuid

import redis
import requests

r = redis.Redis(socket_timeout=2)
RELEASE = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end"


class Lock:
    def __init__(self, name):
        self.name = name
        self.token = str(uuid.uuid4())

    def acquire(self):
        return r.set(self.name, self.token, nx=True, ex=10)  # expect: lock-lease-shorter-than-work

    def release(self):
        r.eval(RELEASE, 1, self.name, self.token)


def settle(order):
    lock = Lock("settle:" + order)
    if not lock.acquire():
        return
    try:
        requests.post("https://bank.example/settle", timeout=30)
    finally:
        lock.release()


class Entered:
    def __init__(self, name):
        self.name = name
        self.token = str(uuid.uuid4())

    def __enter__(self):
        if not r.set(self.name, self.token, nx=True, ex=10):  # expect: lock-lease-shorter-than-work
            raise RuntimeError("taken")
        return self

    def __exit__(self, *what):
        r.eval(RELEASE, 1, self.name, self.token)


def settle_entered(order):
    with Entered("settle:" + order):
        requests.post("https://bank.example/settle", timeout=30)


@contextlib.contextmanager
def guarded(key, token):
    if not r.set(key, token, nx=True, ex=10):  # expect: lock-lease-shorter-than-work
        raise RuntimeError("taken")
    try:
        yield
    finally:
        r.eval(RELEASE, 1, key, token)


def settle_guarded(order):
    with guarded("settle:" + order, str(uuid.uuid4())):
        requests.post("https://bank.example/settle", timeout=30)


# The work is done after the lock is given back, or within the lease.
class Short:
    def acquire(self, key, token):
        return r.set(key, token, nx=True, ex=20)

    def release(self, key, token):
        r.eval(RELEASE, 1, key, token)


def note(short, order, token):
    if not short.acquire("note:" + order, token):
        return
    requests.post("https://bank.example/note", timeout=2)
    short.release("note:" + order, token)
    requests.post("https://bank.example/report", timeout=30)
