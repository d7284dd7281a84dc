import requests


def price(item):
    return requests.get(f"http://prices/{item}", timeout=None).json()  # expect: deadline-infinite-explicit
