import requests
from flask import Flask
from sqlalchemy import create_engine, text

app = Flask(__name__)
engine = create_engine("postgresql://db/shop")


@app.route("/stock")
def stock():
    with engine.connect() as connection:
        connection.execute(text("SELECT 1"))
    return requests.get("http://rates/now").text
