import requests
from requests.adapters import HTTPAdapter


class TimeoutAdapter(HTTPAdapter):
    def send(self, request, **options):
        options["timeout"] = 5
        return super().send(request, **options)


# alarm: deadline-absent-http-client  what a class of the repository adds to the library's is not seen
session = requests.Session()
session.mount("http://", TimeoutAdapter())


def price(item):
    return session.get(f"http://prices/{item}").json()
