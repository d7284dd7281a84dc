from urllib.request import urlopen


def page(url):
    # expect: deadline-absent-http-client
    with urlopen(url) as answer:
        return answer.read()


def page_quickly(url):
    with urlopen(url, timeout=5) as answer:
        return answer.read()
