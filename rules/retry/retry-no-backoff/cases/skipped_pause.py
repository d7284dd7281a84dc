import time

import requests


def skipped(url):
    for attempt in range(5):  # expect: retry-no-backoff
        try:
            answer = requests.get(url, timeout=2)
        except requests.ConnectionError:
            continue
        if answer.status_code >= 500:
            time.sleep(1)
            continue
        return answer
    raise RuntimeError("no answer")


def on_the_way_round(url):
    for attempt in range(5):
        try:
            return requests.get(url, timeout=2)
        except requests.ConnectionError:
            pass
        time.sleep(1)
    raise RuntimeError("no answer")
