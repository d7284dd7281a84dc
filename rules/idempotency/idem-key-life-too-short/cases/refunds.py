import backoff
import stripe


@backoff.on_exception(backoff.expo, stripe.error.APIConnectionError, max_time=172800, max_value=3600)
def refund(charge):
    stripe.Refund.create(charge=charge, idempotency_key="refund-%s" % charge)  # expect: idem-key-life-too-short


@backoff.on_exception(backoff.expo, stripe.error.APIConnectionError, max_time=600, max_value=60)
def refund_soon(charge):
    stripe.Refund.create(charge=charge, idempotency_key="refund-%s" % charge)


@backoff.on_exception(backoff.expo, stripe.error.APIConnectionError, max_time=172800, max_value=3600)
def refunds_of(charge):
    stripe.Refund.list(charge=charge)
