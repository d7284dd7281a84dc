"""One client, one finding, however many calls go through it; and a default of the library is none."""
import httpx

client = httpx.Client(timeout=None)  # expect: deadline-infinite-explicit


def first():
    return client.get("http://stock/1")


def second():
    return client.get("http://stock/2")


def third():
    return client.post("http://stock/3")


def library_default():
    return httpx.get("http://stock/1")  # answer: deadline bounded 5s
