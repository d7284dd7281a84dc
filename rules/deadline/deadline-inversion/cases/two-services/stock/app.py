import requests
from flask import Flask
from tenacity import retry, stop_after_attempt, wait_fixed

app = Flask(__name__)


@app.get("/levels")
def levels():
    return requests.get("https://warehouse.example.com/levels", timeout=30).json()


@app.get("/quick")
def quick():
    return requests.get("https://warehouse.example.com/levels", timeout=1).json()


# Three attempts of a second each are longer than two.
@retry(stop=stop_after_attempt(3), wait=wait_fixed(1))
def ask():
    return requests.get("https://warehouse.example.com/levels", timeout=1).json()


@app.get("/repeated")
def repeated():
    return ask()
