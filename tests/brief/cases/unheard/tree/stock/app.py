from flask import Flask

app = Flask(__name__)


@app.get("/price")
def price():
    return {"price": 1}


def unused():
    return 1


def unused_too():
    return 2


def never():
    return 3
