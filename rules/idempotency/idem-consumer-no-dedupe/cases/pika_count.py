import pika
import pymysql

connection = pymysql.connect(host="db", connect_timeout=2, read_timeout=2, write_timeout=2)


def count(channel, method, properties, body):
    connection.cursor().execute("UPDATE totals SET n = n + 1")


def mark(channel, method, properties, body):
    connection.cursor().execute("UPDATE orders SET state = 'seen' WHERE id = %s", (body,))


def run():
    channel = pika.BlockingConnection(pika.ConnectionParameters("broker")).channel()
    channel.basic_consume(queue="orders", on_message_callback=count)  # expect: idem-consumer-no-dedupe
    channel.basic_consume(queue="states", on_message_callback=mark)
    channel.start_consuming()
