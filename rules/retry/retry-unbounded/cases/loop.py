import time

import requests


def push(url):
    while True:  # expect: retry-unbounded
        try:
            requests.post(url, timeout=2).raise_for_status()
            break
        except requests.RequestException:
            time.sleep(1)
