import requests


def fetch(url, **options):
    return requests.get(url, **options)  # answer: deadline unknown


def fetch_with(url, settings):
    return requests.get(url, timeout=settings.timeout)  # answer: deadline inherited
