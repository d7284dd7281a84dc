import requests


def retry(url):
    return requests.post(url, timeout=2).json()


def retry_all(urls):
    while urls:
        retry(urls.pop())
