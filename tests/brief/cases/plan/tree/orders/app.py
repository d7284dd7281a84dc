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


# Nothing tells two equal payments from one that comes twice.
@app.post("/payments")
def pay():
    with db.cursor() as cursor:
        cursor.execute("INSERT INTO payments (customer, cents) VALUES (%s, %s)", (request.json["customer"], request.json["cents"]))
    db.commit()
    return {"paid": True}
