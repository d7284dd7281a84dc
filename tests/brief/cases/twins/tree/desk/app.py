import requests
from flask import Flask

app = Flask(__name__)


@app.get("/orders")
def orders():
    return requests.get("https://stock.example/orders").text
