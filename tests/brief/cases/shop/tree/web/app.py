import requests
import psycopg2
from flask import Flask, request
from kafka import KafkaProducer
from tenacity import retry, stop_after_attempt, wait_fixed

app = Flask(__name__)
producer = KafkaProducer(bootstrap_servers="kafka:9092", acks=1)


def price(item):
    for attempt in range(2):
        try:
            return requests.get("http://stock:8080/price", params={"item": item}, timeout=2).json()
        except requests.RequestException:
            continue


@retry(stop=stop_after_attempt(3), wait=wait_fixed(1))
def reserve(item):
    return requests.post("http://stock:8080/reserve", json=item, timeout=5).json()


@app.route("/orders", methods=["POST"])
def order():
    items = request.get_json()
    total = sum_of(items)
    reserve(items)
    db = psycopg2.connect("postgresql://shop-db/shop", connect_timeout=3)
    with db.cursor() as cursor:
        cursor.execute("INSERT INTO orders (total) VALUES (%s)", (total,))
    producer.send("orders", key=b"k", value=b"{}")
    return "", 201


def sum_of(items):
    total = 0
    for item in items:
        total += price(item)["cents"]
    return total


@app.route("/health")
def health():
    return "ok"
