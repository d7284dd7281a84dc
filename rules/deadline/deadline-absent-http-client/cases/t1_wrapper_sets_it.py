import requests


def get(url, **options):
    options.setdefault("timeout", 3)
    return requests.get(url, **options)


def price(item):
    return get(f"http://prices/{item}").json()
