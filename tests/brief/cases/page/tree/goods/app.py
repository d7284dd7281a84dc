import loguru
from flask import Flask
from kafka import KafkaProducer
from talklib import Model

app = Flask(__name__)
seen = KafkaProducer(bootstrap_servers="kafka:9092", acks=0)


@app.get("/goods")
def goods():
    return []


@app.get("/goods/<one>")
def one(one):
    seen.send("seen", one.encode()).get(timeout=1)
    return one


@app.get("/news")
def news():
    loguru.logger.bind(page="news")
    return Model("small").answer("What is new?")


app.run(port=8080)
