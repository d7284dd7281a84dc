import requests

session = requests.Session()


def log_in():
    token = requests.post("https://shop/login", timeout=2).json()["token"]
    session.headers["Authorization"] = token


def read(answer):
    if answer.status_code == 401:
        raise PermissionError("the token is over")
    return answer.json()


def orders():
    for _ in range(4):
        try:
            answer = session.get("https://shop/orders", timeout=2)
            return read(answer)
        except PermissionError:
            log_in()
    raise RuntimeError("no orders")
