import boto3
from botocore.config import Config
from flask import Flask

app = Flask(__name__)
client = boto3.client("dynamodb", config=Config(read_timeout=2, retries={"total_max_attempts": 2}))


@app.get("/orders")
def orders():
    return client.scan(TableName="orders")  # expect: part-scatter-gather


@app.get("/orders/<customer>")
def of_customer(customer):
    return client.query(TableName="orders", KeyConditionExpression="customer = :c")


def export():
    return client.scan(TableName="orders")


if __name__ == "__main__":
    export()
