import requests
from flask import Flask

app = Flask(__name__)


@app.get("/offer")
def offer():
    return requests.get("http://prices:5000/price", timeout=0.5).json()
