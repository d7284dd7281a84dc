from flask import Flask

import requests

app = Flask(__name__)


@app.get("/goods")
def goods():
    return requests.get("https://stock.example.com/goods", timeout=20).text
