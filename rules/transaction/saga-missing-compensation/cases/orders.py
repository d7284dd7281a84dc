import requests
from flask import Flask

app = Flask(__name__)


@app.post("/signups")
def place():
    requests.post("https://users.example.com/accounts", json={"item": 7}, timeout=2)
    charge()
    return "ok"


def charge():
    requests.post("https://post.example.com/mailboxes", json={"cents": 100}, timeout=2)  # expect: saga-missing-compensation


# One service carries out both.
@app.post("/one-service")
def one_service():
    requests.post("https://users.example.com/accounts", json={"item": 7}, timeout=2)
    requests.post("https://users.example.com/deliveries", json={"item": 7}, timeout=2)
    return "ok"


# Only asked.
@app.post("/asks")
def asks():
    requests.post("https://users.example.com/search", json={"item": 7}, timeout=2)
    requests.post("https://post.example.com/mailboxes", json={"cents": 100}, timeout=2)
    return "ok"


# Taken back.
@app.post("/compensates")
def compensates():
    requests.post("https://users.example.com/accounts", json={"item": 7}, timeout=2)
    try:
        requests.post("https://post.example.com/mailboxes", json={"cents": 100}, timeout=2)
    except requests.RequestException:
        requests.delete("https://users.example.com/accounts/7", timeout=2)
        raise
    return "ok"


# The last one is only told.
@app.post("/tells")
def tells():
    requests.post("https://post.example.com/mailboxes", json={"cents": 100}, timeout=2)
    requests.post("https://chat.example.com/notifications", json={"text": "paid"}, timeout=2)
    return "ok"


# May be asked for again as a whole.
@app.post("/keyed")
def keyed(request_id):
    requests.post("https://users.example.com/accounts", json={"item": 7, "request_id": request_id}, timeout=2)
    requests.post("https://post.example.com/mailboxes", json={"cents": 100, "request_id": request_id}, timeout=2)
    return "ok"


# One or the other.
@app.post("/either")
def either(card):
    if card:
        requests.post("https://post.example.com/mailboxes", json={"cents": 100}, timeout=2)
    else:
        requests.post("https://bank.example.com/inboxes", json={"cents": 100}, timeout=2)
    return "ok"
