import time

import requests


class Refused(Exception):
    final = False


# The counter is set to one of two values.
def send(url):
    left = 3
    while True:
        try:
            return requests.get(url, timeout=2)
        except Refused as e:
            left = 0 if e.final else left - 1
            if left == 0:
                raise
            time.sleep(1)


def ask(url):
    left = 3
    while left:
        try:
            return requests.get(url, timeout=2)
        except Refused:
            left = max(0, left - 1)
            time.sleep(1)
