import requests
from flask import Flask

app = Flask(__name__)
other = Flask("other")


@app.before_request
def verify():
    requests.get("http://auth/verify", timeout=2)


@app.route("/mine")
def mine():
    return "mine"


@other.route("/free")
def free():
    return "free"
