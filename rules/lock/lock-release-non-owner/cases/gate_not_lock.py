import redis
import requests

r = redis.Redis(socket_timeout=2)


# A gate, whose key goes only when the work has failed; the helper that opens it again is called nowhere else.
def receive(message_id, body):
    if not r.set(f"seen:{message_id}", "1", nx=True, ex=60):
        return
    try:
        requests.post("https://orders.example/deliveries", json=body, timeout=2)
    except requests.RequestException:
        reopen(message_id)
        raise


def reopen(message_id):
    r.delete(f"seen:{message_id}")


# A counter that the first one sets: others count it up.
def begin(day):
    r.set(f"visits:{day}", 0, nx=True, ex=86400)


def count(day):
    r.incr(f"visits:{day}")


def reset(day):
    r.delete(f"visits:{day}")


# A lock: who holds it is asked for, and what the key holds is of no other use.
def settle(order_id, token):
    if not r.set(f"settling:{order_id}", token, nx=True, ex=60):
        return
    try:
        requests.post("https://orders.example/settlements", timeout=2)
    finally:
        if r.get(f"settling:{order_id}") == token:
            r.delete(f"settling:{order_id}")  # expect: lock-release-non-owner
