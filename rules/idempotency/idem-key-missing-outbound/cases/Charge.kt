package shop

import com.stripe.model.PaymentIntent
import com.stripe.net.RequestOptions
import com.stripe.param.PaymentIntentCreateParams

fun charge(params: PaymentIntentCreateParams): PaymentIntent = PaymentIntent.create(params) // expect: idem-key-missing-outbound

fun chargeOnce(params: PaymentIntentCreateParams, order: String): PaymentIntent =
    PaymentIntent.create(params, RequestOptions.builder().setIdempotencyKey("order:$order").build())

fun chargeWith(params: PaymentIntentCreateParams, options: RequestOptions): PaymentIntent = PaymentIntent.create(params, options)
