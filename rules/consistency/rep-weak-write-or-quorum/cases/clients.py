import os

import redis
from cassandra import ConsistencyLevel
from cassandra.cluster import Cluster
from cassandra.query import SimpleStatement
from pymongo import MongoClient, WriteConcern

shop = MongoClient(os.environ["MONGO"], w=1)  # expect: rep-weak-write-or-quorum
unsure = MongoClient(os.environ["MONGO"], w=0)  # expect: rep-weak-write-or-quorum
good = MongoClient(os.environ["MONGO"], w="majority")
default = MongoClient(os.environ["MONGO"])

session = Cluster(["cassandra"]).connect("shop")
store = redis.Redis(host="redis")


def book(order):
    insert = SimpleStatement("INSERT INTO orders (id, total) VALUES (%s, %s)", consistency_level=ConsistencyLevel.ANY)
    session.execute(insert, (order.id, order.total))  # expect: rep-weak-write-or-quorum


def book_safely(order):
    insert = SimpleStatement("INSERT INTO orders (id, total) VALUES (%s, %s)", consistency_level=ConsistencyLevel.LOCAL_QUORUM)
    session.execute(insert, (order.id, order.total))


def set_balance(account, balance):
    write = SimpleStatement("UPDATE balances SET amount = %s WHERE id = %s", consistency_level=ConsistencyLevel.ONE)
    session.execute(write, (balance, account))  # expect: rep-weak-write-or-quorum


def balance(account):
    read = SimpleStatement("SELECT amount FROM balances WHERE id = %s", consistency_level=ConsistencyLevel.ONE)
    return session.execute(read, (account,)).one()


# Silent: what is read at ALL has been written where ONE has it.
def set_limit(account, limit):
    write = SimpleStatement("UPDATE limits SET amount = %s WHERE id = %s", consistency_level=ConsistencyLevel.ONE)
    session.execute(write, (limit, account))


def limit(account):
    read = SimpleStatement("SELECT amount FROM limits WHERE id = %s", consistency_level=ConsistencyLevel.ALL)
    return session.execute(read, (account,)).one()


# Silent: what is measured may be lost.
def log_metric(name, value):
    write = SimpleStatement("INSERT INTO samples (name, value) VALUES (%s, %s)", consistency_level=ConsistencyLevel.ANY)
    session.execute(write, (name, value))


def pay(order):
    store.set("paid:" + order.id, 1)
    store.wait(1, 100)  # expect: rep-weak-write-or-quorum


def pay_surely(order):
    store.set("paid:" + order.id, 1)
    if store.wait(1, 100) < 1:
        raise RuntimeError("no replica has it")
