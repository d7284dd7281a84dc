import requests
from flask import Flask, request

app = Flask(__name__)


def detail(train, form):
    url = ""
    if train.startswith("G"):
        url = "http://fast:5000/trains/detail"
    else:
        url = "http://slow:5000/trains/detail"
    return requests.post(url, json=form).json()


# One of two services answers, whatever the branch that stands first says.
@app.route("/plans", methods=["POST"])
def plan():
    trains = request.get_json()
    found = []
    for train in trains:
        found.append(detail(train, trains))
    return {"plans": found}


# Asks for a price, and never sets one.
@app.route("/luggage", methods=["POST"])
def luggage():
    form = request.get_json()
    weight, within = form["weight"], form["within"]
    return requests.get(f"http://price:5000/prices/{weight}/{within}").json()


# As many as the lists that somebody answered with hold together.
@app.route("/all", methods=["POST"])
def everything():
    groups = requests.post("http://slow:5000/trains/detail", json={}).json()
    trains = []
    for group in groups:
        trains.extend(group)
    for train in trains:
        requests.get(f"http://price:5000/prices/{train}/1")
    return {}
