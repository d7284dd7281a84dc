import requests

TIMEOUT = 3


def fetch(url, timeout=TIMEOUT):
    return requests.get(url, timeout=timeout).json()


def price(item):
    return fetch(f"http://prices/{item}")
