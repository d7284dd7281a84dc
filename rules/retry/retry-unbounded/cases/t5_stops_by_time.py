import requests
from tenacity import retry, stop_after_delay, wait_fixed


@retry(stop=stop_after_delay(60), wait=wait_fixed(1))  # expect: retry-non-retryable
def push(url):
    requests.post(url, timeout=2).raise_for_status()  # expect: idem-unsafe-retry
