import netlib


def price(item):
    return netlib.get("http://price/" + item, timeout=2)
