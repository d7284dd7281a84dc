import requests
from flask import Flask

app = Flask(__name__)


@app.get("/bill")
def bill():
    return requests.get("http://prices:5000/price").json()
