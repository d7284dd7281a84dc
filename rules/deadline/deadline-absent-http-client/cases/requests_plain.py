import requests


def price(item):
    return requests.get(f"http://prices/{item}").json()  # expect: deadline-absent-http-client


def order(item):
    return requests.post("http://orders", json={"item": item}, timeout=(1, 5)).json()
