import pika

connection = pika.BlockingConnection(pika.ConnectionParameters("broker"))
channel = connection.channel()


def handle(ch, method, properties, body):
    try:
        store(body)
        ch.basic_ack(method.delivery_tag)
    except Exception:
        ch.basic_nack(method.delivery_tag)  # miss: retry-poison-requeue  what a function is handed that others call has no type here


channel.basic_consume("orders", handle)


def handle_next():
    method, properties, body = channel.basic_get("orders")
    try:
        store(body)
        channel.basic_ack(method.delivery_tag)
    except Exception:
        channel.basic_reject(method.delivery_tag)  # expect: retry-poison-requeue
