import time
import uuid

import requests


def pay(body):
    for attempt in range(3):
        try:
            headers = {"Idempotency-Key": uuid.uuid4().hex}
            return requests.post("https://pay/charges", json=body, headers=headers, timeout=2)  # expect: idem-key-regenerated-per-attempt
        except requests.RequestException:
            time.sleep(2**attempt)
    raise RuntimeError("no answer")


def pay_once(body):
    headers = {"Idempotency-Key": uuid.uuid4().hex}
    for attempt in range(3):
        try:
            return requests.post("https://pay/charges", json=body, headers=headers, timeout=2)
        except requests.RequestException:
            time.sleep(2**attempt)
    raise RuntimeError("no answer")
