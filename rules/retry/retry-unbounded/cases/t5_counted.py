import time

import requests


def push(url):
    for attempt in range(5):
        try:
            return requests.post(url, timeout=2)  # expect: idem-unsafe-retry
        except requests.RequestException:
            time.sleep(2**attempt)
    raise RuntimeError("no answer")


def push_and_count(url):
    tries = 0
    while True:
        try:
            return requests.post(url, timeout=2)  # expect: idem-unsafe-retry
        except requests.RequestException:
            tries += 1
            if tries > 3:
                raise
            time.sleep(1)
