import requests
from flask import Flask

app = Flask(__name__)


@app.route("/prices")
def prices():
    return requests.get("http://prices.example.com/now", timeout=20).text
