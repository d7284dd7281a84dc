package shop

import com.github.michaelbull.retry.policy.binaryExponentialBackoff
import com.github.michaelbull.retry.policy.plus
import com.github.michaelbull.retry.policy.stopAtAttempts
import com.github.michaelbull.retry.retry
import com.stripe.model.PaymentIntent
import com.stripe.net.RequestOptions
import com.stripe.param.PaymentIntentCreateParams
import java.util.UUID

private val policy = stopAtAttempts<Throwable>(3) + binaryExponentialBackoff(50L, 5_000L)

private fun options(key: String) = RequestOptions.builder().setIdempotencyKey(key).build()

suspend fun charge(params: PaymentIntentCreateParams): PaymentIntent = retry(policy) {
    PaymentIntent.create(params, options(UUID.randomUUID().toString())) // expect: idem-key-regenerated-per-attempt
}

suspend fun chargeOnce(params: PaymentIntentCreateParams): PaymentIntent {
    val key = UUID.randomUUID().toString()
    return retry(policy) { PaymentIntent.create(params, options(key)) }
}
