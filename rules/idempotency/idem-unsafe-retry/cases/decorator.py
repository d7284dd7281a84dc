import requests
from tenacity import retry, stop_after_attempt, wait_random_exponential

careful = retry(stop=stop_after_attempt(3), wait=wait_random_exponential(max=10))


@retry(stop=stop_after_attempt(3), wait=wait_random_exponential(max=10))
def charge(order):
    requests.post("https://pay.example/charges", json={"order": order}, timeout=2)  # expect: idem-unsafe-retry


@retry(stop=stop_after_attempt(3), wait=wait_random_exponential(max=10))
def t10_put(order):
    requests.put("https://pay.example/orders/" + order, json={"state": "paid"}, timeout=2)


# POST, and nothing happens at the other side that could happen twice.
@retry(stop=stop_after_attempt(3), wait=wait_random_exponential(max=10))
def token():
    requests.post("https://pay.example/v1/oauth2/token", data={"grant_type": "client_credentials"}, timeout=2)


@retry(stop=stop_after_attempt(3), wait=wait_random_exponential(max=10))
def keyed(order):
    requests.post("https://pay.example/charges", json={}, headers={"Idempotency-Key": "charge:" + order}, timeout=2)


def retried_outside(order):
    requests.post("https://pay.example/charges", json={"order": order}, timeout=2)
