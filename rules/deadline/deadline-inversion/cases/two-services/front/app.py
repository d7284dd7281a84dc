import requests
from flask import Flask

app = Flask(__name__)


@app.get("/page")
def page():
    return requests.get("http://stock/levels", timeout=2).json()  # expect: deadline-inversion


@app.get("/patient")
def patient():
    return requests.get("http://stock/levels", timeout=60).json()


@app.get("/quick")
def quick():
    return requests.get("http://stock/quick", timeout=2).json()


@app.get("/repeated")
def repeated():
    return requests.get("http://stock/repeated", timeout=2).json()  # expect: deadline-inversion
