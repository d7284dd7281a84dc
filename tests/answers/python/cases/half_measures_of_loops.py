import time

import requests


def clock_of_each_turn(url):
    while True:  # expect: retry-unbounded, retry-no-jitter
        started = time.monotonic()
        try:
            # answer: bound unbounded
            return requests.get(url, timeout=1)
        except requests.RequestException:
            if time.monotonic() - started > 60:
                raise
            time.sleep(1)


def end_of_each_turn(url):
    while True:  # expect: retry-unbounded, retry-no-jitter
        until = time.monotonic() + 60
        try:
            # answer: bound unbounded
            return requests.get(url, timeout=1)
        except requests.RequestException:
            if time.monotonic() > until:
                raise
            time.sleep(1)


def clock_of_all(url):
    started = time.monotonic()
    while True:
        try:
            return requests.get(url, timeout=1)  # answer: bound bounded
        except requests.RequestException:
            now = time.monotonic()
            if now - started > 60:
                raise
            time.sleep(1)
