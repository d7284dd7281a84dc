import psycopg2
from flask import Flask, request

app = Flask(__name__)
db = psycopg2.connect("host=users-db connect_timeout=1 options='-c statement_timeout=1000'")


@app.post("/users")
def create_user():
    db.cursor().execute("INSERT INTO users (name) VALUES (%s)", (request.json["name"],))
    return "", 201
