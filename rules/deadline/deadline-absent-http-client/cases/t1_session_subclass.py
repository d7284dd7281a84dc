import requests


class PatientSession(requests.Session):
    def request(self, method, url, **options):
        options.setdefault("timeout", 5)
        return super().request(method, url, **options)


class Prices:
    def __init__(self):
        self.session = PatientSession()

    def get(self, item):
        return self.session.get(f"http://prices/{item}").json()
