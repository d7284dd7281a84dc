import smtplib

import psycopg2
from flask import Flask, request

app = Flask(__name__)


def run(statement, values):
    db = psycopg2.connect("postgresql://price-db/price", connect_timeout=3)
    with db.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


@app.route("/prices/<weight>/<within>")
def price(weight, within):
    return {"price": run("SELECT price FROM prices WHERE weight <= %s", (weight,))}


@app.route("/prices", methods=["POST"])
def set_price():
    form = request.get_json()
    return {"set": run("UPDATE prices SET price = %s WHERE id = %s RETURNING id", (form["price"], form["id"]))}


# No rule asks for the deadline of a mail server.
@app.route("/letters", methods=["POST"])
def letter():
    mail = smtplib.SMTP("mail")
    mail.sendmail("shop@example.com", request.get_json()["to"], "Dear customer")
    return {}
