import time
import boto3
import requests
from kafka import KafkaConsumer

sqs = boto3.client("sqs")


def one(queue):
    while True:
        answer = sqs.receive_message(QueueUrl=queue, VisibilityTimeout=20, WaitTimeSeconds=10)  # expect: msg-lease-shorter-than-work
        messages = answer.get("Messages", [])
        if not messages:
            time.sleep(60)
            continue
        for message in messages:
            requests.post("https://books.example/orders", data=message["Body"], timeout=30)
            sqs.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])


def many(queue):
    while True:
        answer = sqs.receive_message(QueueUrl=queue, VisibilityTimeout=60, MaxNumberOfMessages=10)  # expect: msg-lease-shorter-than-work
        for message in answer.get("Messages", []):
            book(message)
            sqs.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])
        time.sleep(90)


def book(message):
    requests.post("https://books.example/orders", data=message["Body"], timeout=10)


def in_time(queue):
    answer = sqs.receive_message(QueueUrl=queue, VisibilityTimeout=120, MaxNumberOfMessages=10)
    for message in answer.get("Messages", []):
        book(message)
        sqs.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])


def as_the_queue_says(queue):
    answer = sqs.receive_message(QueueUrl=queue)
    for message in answer.get("Messages", []):
        requests.post("https://books.example/orders", data=message["Body"], timeout=600)
        sqs.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])


def confirmed_before(queue):
    answer = sqs.receive_message(QueueUrl=queue, VisibilityTimeout=5)
    for message in answer.get("Messages", []):
        sqs.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])
        requests.post("https://books.example/metrics", data=message["Body"], timeout=60)


# Attempts are no messages.
def attempts(queue):
    answer = sqs.receive_message(QueueUrl=queue, VisibilityTimeout=25, MaxNumberOfMessages=10)
    for attempt in range(3):
        requests.post("https://books.example/orders", data="all", timeout=10)
    sqs.delete_message(QueueUrl=queue, ReceiptHandle=answer["Messages"][0]["ReceiptHandle"])


def polled():
    consumer = KafkaConsumer("orders", group_id="books", bootstrap_servers="kafka:9092")
    while True:
        batches = consumer.poll(timeout_ms=1000)  # expect: msg-lease-shorter-than-work
        for records in batches.values():
            for record in records:
                requests.post("https://books.example/orders", data=record.value, timeout=5)


def polled_in_the_loop():
    consumer = KafkaConsumer("orders", group_id="loop", bootstrap_servers="kafka:9092")
    while True:
        for _, records in consumer.poll(30000).items():  # expect: msg-lease-shorter-than-work
            for record in records:
                requests.post("https://books.example/orders", data=record.value, timeout=5)


def few():
    consumer = KafkaConsumer("orders", group_id="few", bootstrap_servers="kafka:9092", max_poll_records=10)
    while True:
        batches = consumer.poll(timeout_ms=1000)
        for records in batches.values():
            for record in records:
                requests.post("https://books.example/orders", data=record.value, timeout=5)
