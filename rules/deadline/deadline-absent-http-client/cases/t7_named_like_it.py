import httpx

# A dictionary and an object of one's own that are only called like a library.
existing_requests = {"a": 1}


class Requests:
    def get(self, url):
        return url


requests = Requests()


def known(key):
    return existing_requests.get(key)


def own(url):
    return requests.get(url)


# A client object and the function alike: five seconds are the library's own.
client = httpx.Client()


def price(url):
    return client.get(url)


def plain(url):
    return httpx.get(url)
