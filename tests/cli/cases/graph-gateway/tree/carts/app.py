from flask import Flask

app = Flask(__name__)


@app.get("/carts")
def read():
    return ""
