"""A session has no limit of its own, wherever it is kept; the calls say it."""
import requests


def through_a_variable(url):
    session = requests.Session()  # expect: deadline-absent-http-client
    return session.get(url)


def through_a_block(url):
    with requests.Session() as session:  # expect: deadline-absent-http-client
        return session.post(url, json={})


def made_and_used(url):
    return requests.Session().get(url)  # expect: deadline-absent-http-client


def bounded(url):
    return requests.Session().get(url, timeout=3)  # answer: deadline bounded 3s
