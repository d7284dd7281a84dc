import psycopg
from confluent_kafka import Consumer
from kafka import KafkaConsumer


# Noted as done when it is handed out; a clock tells the broker.
def by_the_clock(connection: psycopg.Connection):
    consumer = Consumer({"bootstrap.servers": "kafka:9092", "group.id": "orders"})
    consumer.subscribe(["orders"])
    while True:
        message = consumer.poll(1.0)
        connection.execute("UPDATE orders SET state = 'paid' WHERE id = %s", (message.value(),))  # expect: msg-ack-before-process


# Nothing is confirmed.
def never(connection: psycopg.Connection):
    consumer = Consumer({"bootstrap.servers": "kafka:9092", "group.id": "orders", "enable.auto.commit": False})
    consumer.subscribe(["orders"])
    while True:
        message = consumer.poll(1.0)
        connection.execute("UPDATE orders SET state = 'seen' WHERE id = %s", (message.value(),))


# This client confirms what was handed out before when it is asked for more.
def asked_for_more(connection: psycopg.Connection):
    consumer = KafkaConsumer("orders", group_id="orders")
    while True:
        for _, messages in consumer.poll(1000).items():
            connection.execute("UPDATE orders SET state = 'seen' WHERE id = %s", (messages[0].value,))
