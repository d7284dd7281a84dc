import netlib

client = netlib.Client()


def level(item):
    return client.get("http://stock/" + item)


def reserve(item):
    return client.get("http://stock/reserve/" + item)
