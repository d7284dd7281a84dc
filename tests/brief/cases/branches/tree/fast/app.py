import psycopg2
from flask import Flask

app = Flask(__name__)


@app.route("/trains/detail", methods=["POST"])
def detail():
    db = psycopg2.connect("postgresql://trains-db/trains", connect_timeout=3)
    with db.cursor() as cursor:
        cursor.execute("SELECT id, name FROM trains WHERE id = 1")
        return {"trains": cursor.fetchall()}
