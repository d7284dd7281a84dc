from urllib.request import urlopen


def page(url):
    with urlopen(url) as answer:  # expect: deadline-absent-http-client
        return answer.read()


def page_quickly(url):
    with urlopen(url, timeout=5) as answer:
        return answer.read()
