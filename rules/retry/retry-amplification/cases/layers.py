import time

import requests
from tenacity import retry, stop_after_attempt, wait_random_exponential


def ask(url):
    for attempt in range(3):
        try:
            return requests.get(url, timeout=2)  # expect: retry-amplification
        except requests.RequestException:
            time.sleep(2**attempt)


@retry(stop=stop_after_attempt(5), wait=wait_random_exponential(max=10))
def price(item):
    return ask("https://prices/" + item).json()


def ask_once(url):
    return requests.get(url, timeout=2)


@retry(stop=stop_after_attempt(5), wait=wait_random_exponential(max=10))
def one_layer(item):
    return ask_once("https://prices/" + item).json()


# One after the other, and not one in the other.
@retry(stop=stop_after_attempt(3), wait=wait_random_exponential(max=10))
def first(item):
    return ask_once("https://prices/first/" + item)


@retry(stop=stop_after_attempt(5), wait=wait_random_exponential(max=10))
def second(item):
    return ask_once("https://prices/second/" + item)
