import logging
import random
import time

import requests


def push(url):
    attempts = 0
    while True:  # expect: retry-unbounded
        try:
            return requests.get(url, timeout=2)
        except requests.ConnectionError:
            attempts += 1
            logging.warning("attempt %d failed", attempts)
            time.sleep(random.random())


def push_and_give_up(url):
    attempts = 0
    while True:
        try:
            return requests.get(url, timeout=2)
        except requests.ConnectionError:
            attempts += 1
            if attempts > 3:
                raise
            time.sleep(random.random())
