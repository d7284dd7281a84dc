import os

import requests

TIMEOUT = float(os.environ["PRICES_TIMEOUT"])


# The value is not known here, but there is one.
def price(item):
    return requests.get(f"http://prices/{item}", timeout=TIMEOUT).json()


def order(item):
    return requests.post("http://orders", json={"item": item}, timeout=int(os.getenv("ORDERS_TIMEOUT", "5"))).json()
