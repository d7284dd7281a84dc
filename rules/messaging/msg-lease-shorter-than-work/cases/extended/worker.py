import threading
import boto3
import requests

sqs = boto3.client("sqs")


def work(queue):
    answer = sqs.receive_message(QueueUrl=queue, VisibilityTimeout=20)
    for message in answer.get("Messages", []):
        done = threading.Event()
        threading.Thread(target=keep, args=(queue, message, done)).start()
        requests.post("https://books.example/orders", data=message["Body"], timeout=60)
        done.set()
        sqs.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])


def keep(queue, message, done):
    while not done.wait(10):
        sqs.change_message_visibility(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"], VisibilityTimeout=20)
