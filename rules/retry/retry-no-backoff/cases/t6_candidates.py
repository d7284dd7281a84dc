import requests

MIRRORS = ["http://a/prices", "http://b/prices", "http://c/prices"]


# Another place each time: this is no repetition.
def prices():
    for mirror in MIRRORS:
        try:
            return requests.get(mirror, timeout=2).json()
        except requests.RequestException:
            continue
    raise RuntimeError("no mirror answers")
