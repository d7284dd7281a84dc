import time

import requests


def items(url):
    for attempt in range(5):  # expect: retry-no-throttle
        answer = requests.get(url, timeout=2)
        if answer.status_code == 429:
            time.sleep(2 ** attempt)
            continue
        return answer.json()
    return None
