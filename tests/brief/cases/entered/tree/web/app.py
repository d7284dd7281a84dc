import requests
from flask import Flask

app = Flask(__name__)


@app.get("/one")
def one():
    return requests.get("https://example.com/one", timeout=3).text


app.run(port=80)
