import httpx
from flask import Flask

app = Flask(__name__)


# Five seconds are the library's own, and no reason to speak.
@app.get("/price")
def price():
    return httpx.get("http://prices/today").text
