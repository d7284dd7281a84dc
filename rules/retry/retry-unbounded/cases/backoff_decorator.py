import backoff
import requests


@backoff.on_exception(backoff.expo, requests.RequestException)  # expect: retry-unbounded
def push(url):
    requests.post(url, timeout=2).raise_for_status()  # expect: idem-unsafe-retry


@backoff.on_exception(backoff.expo, requests.RequestException, max_time=60)
def push_for_a_minute(url):
    requests.post(url, timeout=2).raise_for_status()  # expect: idem-unsafe-retry
