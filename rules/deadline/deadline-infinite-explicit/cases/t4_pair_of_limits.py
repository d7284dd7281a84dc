import httpx
import requests


def price(item):
    return requests.get(f"http://prices/{item}", timeout=(1, 10)).json()


# No limit for the pool, but one for reading.
def order(item):
    return httpx.post("http://orders", json={"item": item}, timeout=httpx.Timeout(5.0, pool=None)).json()
