import os

import requests
from flask import Flask


def create_app():
    app = Flask(__name__)

    @app.route("/left")
    def left():
        # What the app keeps is set below, when the handler does not yet run.
        requests.get("https://bank.example/rate", timeout=app.config["BANK_TIMEOUT"])
        # Set by nobody here: a file of settings may.
        requests.get("https://mail.example/box", timeout=app.config["MAIL_TIMEOUT"])
        return requests.get("https://stock.example/left").text  # expect: deadline-absent-http-client

    app.config["BANK_TIMEOUT"] = int(os.getenv("BANK_TIMEOUT", "4"))
    return app
