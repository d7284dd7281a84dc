import requests
from flask import Flask

app = Flask(__name__)


# Functions of a library: no client is built that could be told once.
@app.route("/pay/<user>")
def pay(user):
    known = requests.get("https://users.example/" + user)
    rates = requests.get("https://rates.example/today")
    return {"known": known.ok, "rates": rates.ok}
