from flask import Flask, request

app = Flask(__name__)


@app.post("/payments")
def charge():
    return {"charged": request.json["amount"]}
