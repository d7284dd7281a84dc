"""Objects of the program's own that are called like a library are none: a dict, and a session that gives every request a limit."""
import requests

existing_requests = {"a": 1}


class Session:
    def __init__(self):
        self.requests = {}

    def get(self, url):
        return requests.get(url, timeout=5)  # answer: deadline bounded 5s


def known(name):
    return existing_requests.get(name)


class Poller:
    def __init__(self, session):
        self.requests = {"a": 1}
        self.session = Session()
        self.given = session

    def poll(self, name):
        self.requests.get(name)
        self.session.get("http://stock/1")
        self.given.get("http://stock/1")
