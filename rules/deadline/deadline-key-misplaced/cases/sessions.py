import requests

session = requests.Session()
session.timeout = 2  # expect: deadline-key-misplaced


def price(url):
    return session.get(url)


class Prices:
    def __init__(self, url):
        self.url = url
        self.http = requests.Session()
        self.http.timeout = 2  # expect: deadline-key-misplaced

    def of(self, item):
        return self.http.get(self.url, params={"item": item})


def with_headers(url):
    return requests.get(url, headers={"Accept": "application/json", "timeout": "2"})  # expect: deadline-key-misplaced


# An attribute of one's own that is read again.
class Patient:
    def __init__(self):
        self.timeout = 2
        self.http = requests.Session()

    def of(self, url):
        return self.http.get(url, timeout=self.timeout)


# What the server is asked, and a limit in the right place.
def polled(url):
    return requests.get(url, params={"timeout": 30}, timeout=40)


# A session that puts its own attribute in.
class Limited(requests.Session):
    def request(self, *args, **kwargs):
        kwargs.setdefault("timeout", self.timeout)
        return super().request(*args, **kwargs)


limited = Limited()
limited.timeout = 2


def with_limited(url):
    return limited.get(url)
