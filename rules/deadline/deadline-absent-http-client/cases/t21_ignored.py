import requests


def price(item):
    # alarm: deadline-absent-http-client  suppressions are not yet followed
    return requests.get(f"http://prices/{item}").json()  # faultline: ignore[deadline-absent-http-client] -- a script for one person
