import requests
from flask import Flask, request

app = Flask(__name__)


# The service behind looks whether the order is there, and says so: a repetition changes nothing.
@app.route("/desk/orders", methods=["POST"])
def place_order():
    return requests.post("http://orders:8080/orders", json=request.get_json(), timeout=2).json()


# It keeps whatever it is sent.
@app.route("/desk/payments", methods=["POST"]) # expect: idem-endpoint-no-dedupe
def pay():
    return requests.post("http://orders:8080/payments", json=request.get_json(), timeout=2).json()
