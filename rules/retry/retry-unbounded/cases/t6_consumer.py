from kafka import KafkaConsumer


def run():
    consumer = KafkaConsumer("orders", bootstrap_servers="broker:9092")
    while True:
        try:
            for message in consumer:
                print(message.value)
        except ValueError as error:
            print(error)
