import shoplib


@shoplib.answer("/charge")
def charge(order):
    shoplib.remember(order)
