import os

import shoplib

PAYMENT = os.environ["PAYMENT_URL"]


@shoplib.answer("/orders")
def create_order(order):
    charge(order)
    shoplib.send("orders", order)


def charge(order):
    shoplib.post(PAYMENT + "/charge", order)
    shoplib.remember(order)
    shoplib.post("https://fraud.example.com/score", order)
    shoplib.post(order.callback, order)
