import httpx

client = httpx.Client(timeout=None)  # expect: deadline-infinite-explicit


def price(item):
    return client.get(f"http://prices/{item}").json()


def order(item):
    return client.post("http://orders", json={"item": item}).json()
