import httpx


# This library waits five seconds unless it is told otherwise.
def price(item):
    return httpx.get(f"http://prices/{item}").json()


def orders():
    with httpx.Client() as client:
        return client.get("http://orders").json()
