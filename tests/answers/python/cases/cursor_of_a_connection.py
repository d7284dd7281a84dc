import pymysql


# What is done to the cursor is done to no options of its connection.
def count(order):
    config = {"host": "db", "user": "shop"}
    connection = pymysql.connect(**config)
    cursor = connection.cursor()  # expect: deadline-absent-db
    cursor.execute("select count(*) from orders where id = %s", (order,))  # answer: deadline unbounded
    cursor.nextset()
    cursor.close()
