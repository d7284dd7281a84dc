import boto3
import psycopg

sqs = boto3.client("sqs")


def early(connection: psycopg.Connection):
    answer = sqs.receive_message(QueueUrl="https://sqs.example/orders", WaitTimeSeconds=10)
    for message in answer.get("Messages", []):
        sqs.delete_message(QueueUrl="https://sqs.example/orders", ReceiptHandle=message["ReceiptHandle"])
        connection.execute("UPDATE orders SET state = 'paid' WHERE id = %s", (message["Body"],))  # expect: msg-ack-before-process


def late(connection: psycopg.Connection):
    answer = sqs.receive_message(QueueUrl="https://sqs.example/orders", WaitTimeSeconds=10)
    for message in answer.get("Messages", []):
        connection.execute("UPDATE orders SET state = 'paid' WHERE id = %s", (message["Body"],))
        sqs.delete_message(QueueUrl="https://sqs.example/orders", ReceiptHandle=message["ReceiptHandle"])
