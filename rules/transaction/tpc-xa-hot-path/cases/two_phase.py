import psycopg2
from flask import Flask

app = Flask(__name__)


@app.post("/transfers")
def transfer():
    connection = psycopg2.connect("dbname=a", connect_timeout=2)  # expect: load-client-per-request
    connection.tpc_begin(connection.xid(1, "transfer", "a"))  # expect: tpc-xa-hot-path
    connection.cursor().execute("UPDATE accounts SET balance = balance - 1 WHERE id = 1")
    connection.tpc_prepare()  # expect: tpc-prepared-without-recovery
    connection.tpc_commit()
    return "", 204
