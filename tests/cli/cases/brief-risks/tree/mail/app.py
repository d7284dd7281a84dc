import shoplib


@shoplib.hear("orders")
def confirm(order):
    send("<b>\"done\"</b>", order)


def send(text, order):
    print(text, order)
