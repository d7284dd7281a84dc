# What makes a policy is named like a function, and is an object all the same.
import requests
from tenacity import retry, stop_after_attempt, wait_fixed, wait_random_exponential


@retry(stop=stop_after_attempt(3), wait=wait_fixed(2))  # answer: bound bounded 3
def fixed(url):
    requests.get(url, timeout=1)


policy = stop_after_attempt(7)


@retry(stop=policy, wait=wait_random_exponential(max=10))  # answer: jitter bounded
def shared(url):
    requests.get(url, timeout=1)
