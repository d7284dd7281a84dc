import os

import psycopg2
from confluent_kafka import Consumer

database = psycopg2.connect(os.environ["DATABASE_URL"], connect_timeout=2)
consumer = Consumer({"group.id": "mail", "enable.auto.commit": False})
consumer.subscribe(["placed"])


def run():
    while True:
        message = consumer.poll(1.0)
        database.cursor().execute("SELECT 1")
