import requests
from chalice import Chalice

app = Chalice(app_name="pay")


@app.route("/charges", methods=["POST"])
def charge():
    return requests.post("http://bank.example/charges", timeout=5).json()


@app.on_sqs_message(queue="refunds")
def refund(event):
    for record in event:
        requests.post("http://bank.example/refunds", data=record.body, timeout=5)
