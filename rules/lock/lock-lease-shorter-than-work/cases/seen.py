import redis
import requests

r = redis.Redis(socket_timeout=2)


# Nobody gives the key back: it says that the message was there, and the work may take longer than that is remembered.
def receive(message_id, body):
    if not r.set(f"seen:{message_id}", "1", nx=True, ex=5):
        return
    requests.post("https://orders.example/deliveries", json=body, timeout=30)
