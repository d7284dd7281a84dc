import pymysql

# miss: deadline-absent-db  what is made from a connection is named, and not the connection
connection = pymysql.connect(host="db", user="shop", connect_timeout=2)


def price(item):
    with connection.cursor() as cursor:  # expect: deadline-absent-db
        cursor.execute("SELECT price FROM items WHERE id = %s", (item,))
        return cursor.fetchone()
