import pymysql
from kafka import KafkaProducer

connection = pymysql.connect(host="db", connect_timeout=2, read_timeout=2, write_timeout=2)
producer = KafkaProducer(bootstrap_servers="kafka:9092")


def store(user, name):
    connection.cursor().execute("UPDATE users SET name = %s WHERE id = %s", (name, user))


def rename(user, name):
    store(user, name)
    producer.send("users", name.encode())  # expect: dual-write, msg-publish-unconfirmed


def read_only(user):
    connection.cursor().execute("SELECT name FROM users WHERE id = %s", (user,))
    producer.send("seen", user.encode())  # expect: msg-publish-unconfirmed


def one_or_the_other(user, name, local):
    if local:
        store(user, name)
    else:
        producer.send("users", name.encode())  # expect: msg-publish-unconfirmed


def tells_of_the_failure(user, name):
    try:
        store(user, name)
    except pymysql.Error:
        producer.send("failures", name.encode())  # expect: msg-publish-unconfirmed


def outbox(user, name):
    cursor = connection.cursor()
    cursor.execute("UPDATE users SET name = %s WHERE id = %s", (name, user))
    cursor.execute("INSERT INTO outbox (topic, body) VALUES ('users', %s)", (name,))
