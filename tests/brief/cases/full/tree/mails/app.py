import requests
from flask import Flask

app = Flask(__name__)


@app.route("/mails")
def mails():
    return requests.get("http://rates/now", timeout=5).text
