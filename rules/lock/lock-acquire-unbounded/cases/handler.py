import redis
from flask import Flask

app = Flask(__name__)
r = redis.Redis(socket_timeout=2)


@app.post("/orders/<order>/settle")
def settle(order):
    with r.lock("lock:" + order, timeout=30):  # expect: lock-acquire-unbounded
        return order


@app.post("/orders/<order>/try")
def tries(order):
    with r.lock("lock:" + order, timeout=30, blocking_timeout=1):
        return order
