import psycopg2
import requests
from flask import Flask, request

app = Flask(__name__)
db = psycopg2.connect("host=accounts-db connect_timeout=1 options='-c statement_timeout=1000'")


@app.post("/accounts")
def create_account():
    requests.post("http://users:8000/users", json={"name": request.json["name"]}, timeout=2)
    db.cursor().execute("INSERT INTO accounts (name) VALUES (%s)", (request.json["name"],))
    return "", 201
