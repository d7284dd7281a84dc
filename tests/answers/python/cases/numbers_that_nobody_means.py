import requests


def shifted(url):
    return requests.get(url, timeout=1 << 33)  # answer: deadline bounded 8589934592s


def shifted_away(url):
    return requests.get(url, timeout=1 << 64)  # answer: deadline unknown


def beyond_any_type(url):
    return requests.get(url, timeout=1e300)  # answer: deadline bounded


def added_to_nothing(url):
    return requests.get(url, timeout=1e308 * 10 - 1e308 * 10)  # answer: deadline bounded
