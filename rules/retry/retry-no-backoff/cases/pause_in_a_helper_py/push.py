import requests

from pause import pause


def push(url):
    for attempt in range(5):
        try:
            return requests.post(url, timeout=2)  # expect: idem-unsafe-retry
        except requests.RequestException:
            pause(attempt)
    raise RuntimeError("no answer")
