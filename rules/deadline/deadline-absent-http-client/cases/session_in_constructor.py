import requests


class Prices:
    def __init__(self):
        # A session may carry an adapter with a timeout; this one does not.
        self.session = requests.Session()  # expect: deadline-absent-http-client

    def get(self, item):
        return self.session.get(f"http://prices/{item}").json()

    def get_quickly(self, item):
        return self.session.get(f"http://prices/{item}", timeout=1).json()
