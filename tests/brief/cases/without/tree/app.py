import logging

import requests
from flask import Flask

app = Flask(__name__)
logger = logging.getLogger(__name__)


class NoStock(Exception):
    pass


def advert():
    return requests.get("http://adverts/one", timeout=1).json()


@app.get("/page")
def page():
    ad = None
    try:
        ad = advert()
    except Exception as e:
        logger.warning("no advert: %s", e)
    return {"ad": ad}


# What stock throws for itself says nothing of the network.
@app.get("/level")
def level():
    try:
        requests.get("http://stock/level", timeout=1)
    except NoStock as e:
        logger.warning("none left: %s", e)
    return "ok"


# Asks again, and ends with an error.
@app.get("/price")
def price():
    for _ in range(3):
        try:
            return requests.get("http://prices/one", timeout=1).json()
        except Exception as e:
            logger.warning("once more: %s", e)
    raise RuntimeError("no price")


# What is given back instead is tested, and answered with an error.
def stock(name):
    text = ""
    try:
        text = requests.get("https://stock.example/" + name, timeout=2).text
    except Exception:
        logger.warning("no stock")
    return text


@app.route("/stock/<name>")
def shown(name):
    found = stock(name)
    if found == "":
        raise LookupError(name)
    return found
