from flask import Flask

import os

import requests

app = Flask(__name__)


@app.get("/goods")
def goods():
    return requests.get("https://stock.example.com/goods", timeout=20).text


@app.get("/news")
def news():
    return requests.get(os.environ["NEWS_URL"], timeout=1).text
