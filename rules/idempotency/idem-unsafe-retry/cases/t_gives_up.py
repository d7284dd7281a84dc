import time

import requests


class Blocked(Exception):
    pass


class Lost(Exception):
    pass


def deliver(url, text):
    answer = requests.put(url, data=text, timeout=2)
    if answer.status_code == 429:
        raise Blocked()
    if answer.status_code >= 500:
        raise Lost()


# What gives up tells somebody, once.
def notify(url, owner, text):
    left = 3
    while True:
        try:
            return deliver(url, text)
        except Blocked:
            requests.post(owner, json={"text": "blocked"}, timeout=2)
            raise
        except Lost:
            left -= 1
            if left == 0:
                raise
            time.sleep(1)


# And here each time.
def insist(url, owner, text):
    for attempt in range(5):
        try:
            return deliver(url, text)
        except Lost:
            requests.post(owner, json={"text": "again"}, timeout=2)  # expect: idem-unsafe-retry
            time.sleep(attempt)
