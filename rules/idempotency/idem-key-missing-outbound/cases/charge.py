import stripe


def charge(order):
    return stripe.PaymentIntent.create(amount=order.total, currency="eur")  # expect: idem-key-missing-outbound


def charge_once(order):
    return stripe.PaymentIntent.create(amount=order.total, currency="eur", idempotency_key=f"order:{order.id}")


def look_up(id):
    return stripe.PaymentIntent.retrieve(id)


def settle(intent):
    stripe.PaymentIntent.capture(intent)  # the state of the intent lets it happen once
    stripe.PaymentIntent.cancel(intent)
    return stripe.Transfer.create_reversal(intent)  # expect: idem-key-missing-outbound


# A note: nobody pays for a customer that is there twice.
def register(user):
    return stripe.Customer.create(email=user.email)  # expect: idem-key-missing-outbound
