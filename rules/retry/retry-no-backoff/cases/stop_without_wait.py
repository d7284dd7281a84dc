import requests
from tenacity import retry, stop_after_attempt


@retry(stop=stop_after_attempt(5))  # expect: retry-no-backoff, retry-non-retryable
def push(url):
    requests.post(url, timeout=2).raise_for_status()  # expect: idem-unsafe-retry
