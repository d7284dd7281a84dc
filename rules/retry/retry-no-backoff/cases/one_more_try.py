import requests


# A single immediate second attempt does no harm.
def push(url):
    for attempt in range(2):
        try:
            return requests.post(url, timeout=2)  # expect: idem-unsafe-retry
        except requests.RequestException:
            pass
    raise RuntimeError("no answer")
