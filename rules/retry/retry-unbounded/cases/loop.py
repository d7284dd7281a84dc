import time

import requests


def push(url):
    while True:  # expect: retry-unbounded, retry-no-jitter
        try:
            requests.post(url, timeout=2).raise_for_status()  # expect: idem-unsafe-retry
            break
        except requests.RequestException:
            time.sleep(1)
