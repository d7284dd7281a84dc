from flask import Flask

app = Flask(__name__)


@app.post("/parcels")
def parcels():
    return "1"


@app.post("/get-quote")
def quote():
    return "8.99"
