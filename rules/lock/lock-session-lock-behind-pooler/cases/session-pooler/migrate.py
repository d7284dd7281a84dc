import psycopg2


def migrate(dsn):
    connection = psycopg2.connect(dsn, connect_timeout=3, options="-c statement_timeout=5000")
    cursor = connection.cursor()
    cursor.execute("SELECT pg_advisory_lock(42)")
    apply(cursor)
    cursor.execute("SELECT pg_advisory_unlock(42)")
    connection.commit()


def in_transaction(dsn):
    connection = psycopg2.connect(dsn, connect_timeout=3, options="-c statement_timeout=5000")
    cursor = connection.cursor()
    cursor.execute("SELECT pg_advisory_xact_lock(42)")
    apply(cursor)
    connection.commit()
