import threading

import requests
from flask import Flask

app = Flask(__name__)
lock = threading.Lock()
token = None


@app.get("/rates")
def rates():
    with lock:  # expect: lock-held-across-remote-call
        return requests.get("https://rates.example/today").text  # expect: deadline-absent-http-client


# T12: a token that is fetched once for all, with a limit.
@app.get("/orders")
def orders():
    global token
    with lock:
        if token is None:
            token = requests.get("https://id.example/token", timeout=2).text
    return requests.get("https://orders.example", headers={"Authorization": token}, timeout=2).text


def nightly():
    with lock:
        requests.post("https://orders.example/close", timeout=2)
