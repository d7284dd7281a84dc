import requests


def price(item):
    # the comment below has a reason
    return requests.get(f"http://prices/{item}").json()  # faultline: ignore[deadline-absent-http-client] -- a script for one person
