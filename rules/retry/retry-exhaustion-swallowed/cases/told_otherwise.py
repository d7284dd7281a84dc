import time

import requests


def raised_behind_the_loop(order):
    for attempt in range(3):
        try:
            requests.put("https://shipping/orders/7", json=order, timeout=2)
            break
        except requests.ConnectionError:
            time.sleep(2**attempt)
    else:
        raise RuntimeError("shipping does not answer")


def told_by_a_flag(order):
    sent = False
    for attempt in range(3):
        try:
            requests.put("https://shipping/orders/7", json=order, timeout=2)
            sent = True
            break
        except requests.ConnectionError:
            time.sleep(2**attempt)
    return sent


def left_for_later(order, outbox):
    for attempt in range(3):
        try:
            requests.put("https://shipping/orders/7", json=order, timeout=2)
            return
        except requests.ConnectionError:
            time.sleep(2**attempt)
    outbox.add(order)


def swallowed(order):
    for attempt in range(3):  # expect: retry-exhaustion-swallowed
        try:
            requests.put("https://shipping/orders/7", json=order, timeout=2)
            break
        except requests.ConnectionError as error:
            print("attempt failed", error)
            time.sleep(2**attempt)
