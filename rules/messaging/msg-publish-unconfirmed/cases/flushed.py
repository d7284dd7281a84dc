from kafka import KafkaProducer

producer = KafkaProducer(bootstrap_servers="kafka:9092")


def place_all(orders):
    for order in orders:
        producer.send("orders", order, key=order)
    producer.flush(timeout=10)
