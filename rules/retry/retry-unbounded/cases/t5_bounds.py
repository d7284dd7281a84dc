import os
import random
import threading
import time

import requests
from tenacity import Retrying, stop_after_attempt, wait_random_exponential

stopped = threading.Event()
ATTEMPTS = int(os.environ.get("ATTEMPTS", "5"))
policy = Retrying(stop=stop_after_attempt(3), wait=wait_random_exponential(max=10))


def deadline(url):
    end = time.monotonic() + 60
    while True:
        try:
            return requests.get(url, timeout=2)
        except requests.ConnectionError:
            if time.monotonic() > end:
                raise
            time.sleep(random.random())


def flag(url):
    while not stopped.is_set():
        try:
            return requests.get(url, timeout=2)
        except requests.ConnectionError:
            time.sleep(random.random())


def configured(url):
    for attempt in range(ATTEMPTS):
        try:
            return requests.get(url, timeout=2)
        except requests.ConnectionError:
            time.sleep(random.random())
    raise RuntimeError("no answer")


def by_policy(url):
    return policy(requests.get, url, timeout=2)
