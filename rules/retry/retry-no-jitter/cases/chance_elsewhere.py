"""The chance stands in a variable, in a helper or in what the caller passes."""
import random
import time

import requests


def spread(seconds):
    return seconds * random.uniform(0.5, 1.5)


def in_a_helper(url):
    for attempt in range(20):
        try:
            return requests.get(url, timeout=2)
        except requests.ConnectionError:
            time.sleep(spread(2**attempt))
    raise RuntimeError("no answer")


def in_a_variable(url):
    delay = 1
    for attempt in range(20):
        try:
            return requests.get(url, timeout=2)
        except requests.ConnectionError:
            delay = min(delay * 2, 30) + random.random()
            time.sleep(delay)
    raise RuntimeError("no answer")


def from_the_caller(url, pause):
    for attempt in range(20):
        try:
            return requests.get(url, timeout=2)
        except requests.ConnectionError:
            time.sleep(pause())
    raise RuntimeError("no answer")


def in_step(url):
    delay = 1
    for attempt in range(20):  # expect: retry-no-jitter
        try:
            return requests.get(url, timeout=2)
        except requests.ConnectionError:
            delay = min(delay * 2, 30)
            time.sleep(delay)
    raise RuntimeError("no answer")


def few(url):
    for attempt in range(3):
        try:
            return requests.get(url, timeout=2)
        except requests.ConnectionError:
            time.sleep(2**attempt)
    raise RuntimeError("no answer")
