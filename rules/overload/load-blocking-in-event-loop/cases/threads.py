import urllib.request

from flask import Flask

app = Flask(__name__)


# Each request has a thread of its own.
@app.get("/orders")
def orders():
    return urllib.request.urlopen("https://orders.example/7", timeout=2).read()
