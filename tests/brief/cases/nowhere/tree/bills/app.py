from flask import Flask

app = Flask(__name__)


@app.get("/list")
def all_of_them():
    return []
