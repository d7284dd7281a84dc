import time

import requests


def push(event, keep):
    again = True
    while again:
        try:
            requests.put("https://shop/events", json=event, timeout=2)
            return
        except requests.RequestException:
            again = False
            if keep(event):
                again = True
            time.sleep(1)


def push_on(event):
    again = True
    while again:  # expect: retry-unbounded, retry-no-jitter
        try:
            requests.put("https://shop/events", json=event, timeout=2)
            again = False
        except requests.RequestException:
            again = True
            time.sleep(1)
