import os

import requests
from flask import Flask

app = Flask(__name__)


@app.route("/prices")
def prices():
    return requests.get("http://prices.example.com/now", timeout=int(os.getenv("PRICES_TIMEOUT", "4"))).text


@app.route("/rates")
def rates():
    return requests.get("http://rates.example.com/now", timeout=int(os.getenv("RATES_TIMEOUT", "30"))).text


@app.route("/stock")
def stock():
    return requests.get("http://stock.example.com/now", timeout=int(os.getenv("STOCK_TIMEOUT", "1"))).text
