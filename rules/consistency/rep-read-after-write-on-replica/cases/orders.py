import time

import boto3
from django.conf import settings
from django.db import models
from elasticsearch import Elasticsearch
from pymongo import MongoClient, ReadPreference

client = boto3.client("dynamodb")
table = boto3.resource("dynamodb").Table("orders")
database = MongoClient("mongodb://mongo", timeoutMS=1000)
orders = database.get_database("shop").get_collection("orders")
copies = database.get_database("shop").get_collection("orders", read_preference=ReadPreference.SECONDARY_PREFERRED)
search = Elasticsearch("http://search", request_timeout=2)


class Order(models.Model):
    paid = models.BooleanField()


def update_and_return(order_id):
    table.update_item(Key={"id": order_id}, UpdateExpression="SET paid = :p", ExpressionAttributeValues={":p": True})
    return table.get_item(Key={"id": order_id})["Item"]  # expect: rep-read-after-write-on-replica


def put_and_read(order_id, total):
    client.put_item(TableName="orders", Item={"id": {"S": order_id}, "total": {"N": total}})
    found = client.get_item(TableName="orders", Key={"id": {"S": order_id}})  # expect: rep-read-after-write-on-replica
    return found["Item"]


def consistent(order_id):
    table.update_item(Key={"id": order_id}, UpdateExpression="SET paid = :p", ExpressionAttributeValues={":p": True})
    return table.get_item(Key={"id": order_id}, ConsistentRead=True)["Item"]


# Another row, and another table.
def of_the_customer(order_id, customer_id):
    client.update_item(TableName="orders", Key={"id": {"S": order_id}}, UpdateExpression="SET paid = :p", ExpressionAttributeValues={":p": {"BOOL": True}})
    return client.get_item(TableName="customers", Key={"id": {"S": customer_id}})["Item"]


# The read comes first: what it decides by is older anyway.
def read_then_write(order_id):
    found = table.get_item(Key={"id": order_id})["Item"]
    table.update_item(Key={"id": order_id}, UpdateExpression="SET paid = :p", ExpressionAttributeValues={":p": True})
    return found


def django_replica(order: Order):
    order.paid = True
    order.save()  # expect: deadline-absent-db
    return Order.objects.using(settings.DATABASE_REPLICA).get(pk=order.pk)  # expect: rep-read-after-write-on-replica


def django_primary(order: Order):
    order.paid = True
    order.save()
    return Order.objects.using("default").get(pk=order.pk)


def mongo_secondary(order_id):
    orders.update_one({"_id": order_id}, {"$set": {"paid": True}})
    return copies.find_one({"_id": order_id})  # expect: rep-read-after-write-on-replica


def mongo_primary(order_id):
    orders.update_one({"_id": order_id}, {"$set": {"paid": True}})
    return orders.find_one({"_id": order_id})


def searched(order):
    search.index(index="orders", document=order)
    return search.search(index="orders", query={"match": {"state": "open"}})  # expect: rep-read-after-write-on-replica


def searched_after_refresh(order):
    search.index(index="orders", document=order, refresh="wait_for")
    return search.search(index="orders", query={"match": {"state": "open"}})


def searched_after_refresh_of_all(order):
    search.index(index="orders", document=order)
    search.indices.refresh(index="orders")
    return search.search(index="orders", query={"match": {"state": "open"}})
