import requests


class Prices:
    def __init__(self):
        self.session = requests.Session()

    def get(self, item):
        # A session cannot hold a timeout, so it is this call that lacks one.
        return self.session.get(f"http://prices/{item}").json()  # expect: deadline-absent-http-client

    def get_quickly(self, item):
        return self.session.get(f"http://prices/{item}", timeout=1).json()
