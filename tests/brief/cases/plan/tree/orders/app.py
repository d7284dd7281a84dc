import psycopg2
from flask import Flask, request

app = Flask(__name__)
db = psycopg2.connect("postgres://db:5432/orders", options="-c statement_timeout=2000")


@app.post("/orders")
def place():
    cursor = db.cursor()
    cursor.execute("INSERT INTO orders (customer, amount) VALUES (%s, %s)", (request.json["customer"], request.json["amount"]))
    db.commit()
    return {"placed": True}


@app.get("/orders")
def orders():
    return {"orders": []}


@app.get("/prices/<item>")
def price(item):
    return {"item": item, "price": 1}
