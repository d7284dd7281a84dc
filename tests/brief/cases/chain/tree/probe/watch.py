import requests


def look():
    return requests.get("http://front:5000/goods", timeout=10)


if __name__ == "__main__":
    look()
