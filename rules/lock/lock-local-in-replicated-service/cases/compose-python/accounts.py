import threading

import psycopg2

lock = threading.Lock()
connection = psycopg2.connect("dbname=shop", options="-c statement_timeout=2000")


def withdraw(account, amount):
    with lock:  # expect: lock-local-in-replicated-service
        with connection.cursor() as cursor:
            cursor.execute("SELECT balance FROM accounts WHERE id = %s", (account,))
            balance = cursor.fetchone()[0]
            cursor.execute("UPDATE accounts SET balance = %s WHERE id = %s", (balance - amount, account))


def withdraw_with_a_row_lock(account, amount):
    with lock:
        with connection.cursor() as cursor:
            cursor.execute("SELECT balance FROM accounts WHERE id = %s FOR UPDATE", (account,))
            balance = cursor.fetchone()[0]
            cursor.execute("UPDATE accounts SET balance = %s WHERE id = %s", (balance - amount, account))


def withdraw_with_a_version(account, amount):
    with lock:
        with connection.cursor() as cursor:
            cursor.execute("SELECT balance, version FROM accounts WHERE id = %s", (account,))
            balance, version = cursor.fetchone()
            cursor.execute("UPDATE accounts SET balance = %s, version = version + 1 WHERE id = %s AND version = %s", (balance - amount, account, version))
