from flask import Flask

app = Flask(__name__)


@app.get("/price")
def price():
    return {"price": 1}
