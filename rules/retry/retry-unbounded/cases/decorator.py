import requests
from tenacity import retry, wait_fixed


@retry(wait=wait_fixed(1))  # expect: retry-unbounded, retry-no-jitter
def push(url):
    requests.post(url, timeout=2).raise_for_status()  # expect: idem-unsafe-retry
