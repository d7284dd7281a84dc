import requests


def push(url):
    for attempt in range(5):  # expect: retry-no-backoff
        try:
            return requests.post(url, timeout=2)  # expect: idem-unsafe-retry
        except requests.RequestException:
            pass
    raise RuntimeError("no answer")
