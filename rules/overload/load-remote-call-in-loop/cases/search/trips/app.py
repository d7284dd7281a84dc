import requests
from flask import Flask

app = Flask(__name__)


def route_of(trip):
    return requests.get("http://store:5000/routes/" + trip["route"], timeout=2).json()


def price_of(trip, route):
    return requests.post("http://store:5000/prices", json={"trip": trip, "route": route}, timeout=2).json()


# It ends early where something is missing, not where something is found; and what is posted only asks.
@app.get("/search")
def search():
    found = []
    for trip in requests.get("http://store:5000/trips", timeout=2).json():  # expect: load-remote-call-in-loop
        route = route_of(trip)
        price = price_of(trip, route)
        if price is None:
            return {"error": "no price"}
        found.append(price)
    return {"trips": found}


# The first one that answers is all that is wanted.
@app.get("/first")
def first():
    for trip in requests.get("http://store:5000/trips", timeout=2).json():
        route = route_of(trip)
        if route["open"]:
            return route
    return {}
