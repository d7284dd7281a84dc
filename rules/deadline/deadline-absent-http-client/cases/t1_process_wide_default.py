import socket
from urllib.request import urlopen

socket.setdefaulttimeout(10)


def page(url):
    with urlopen(url) as answer:
        return answer.read()
