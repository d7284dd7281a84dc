from http.server import BaseHTTPRequestHandler, HTTPServer

from flask import Flask

app = Flask(__name__)


@app.get("/")
def index():
    return "ok"


# What serves it in production has limits of its own.
if __name__ == "__main__":
    app.run(port=8080)
