import time

import requests


def push(url):
    done = False
    while not done:  # expect: retry-unbounded, retry-no-jitter
        try:
            requests.post(url, timeout=2).raise_for_status()  # expect: idem-unsafe-retry
            done = True
        except requests.RequestException:
            time.sleep(1)
