import json

import redis
from flask import Flask, request

app = Flask(__name__)
store = redis.Redis(host="store", socket_timeout=1)


@app.route("/carts/<id>/items", methods=["POST"])
def add(id):
    cart = json.loads(store.get(id))
    cart["items"].append(request.json)
    store.set(id, json.dumps(cart))  # expect: tx-document-overwritten
    return cart


@app.route("/carts/<id>/guarded", methods=["POST"])
def guarded(id):
    with store.pipeline() as pipe:
        pipe.watch(id)
        cart = json.loads(store.get(id))
        cart["items"].append(request.json)
        pipe.multi()
        store.set(id, json.dumps(cart))
        pipe.execute()
    return cart


def repair(id):
    cart = json.loads(store.get(id))
    cart["items"] = []
    store.set(id, json.dumps(cart))


if __name__ == "__main__":
    repair("x")
