import com.stripe.model.PaymentIntent
import com.stripe.net.RequestOptions
import com.stripe.param.PaymentIntentCreateParams

class Charge {
  def charge(params: PaymentIntentCreateParams): PaymentIntent = PaymentIntent.create(params) // expect: idem-key-missing-outbound

  def chargeOnce(params: PaymentIntentCreateParams, order: String): PaymentIntent = {
    val options = RequestOptions.builder().setIdempotencyKey(s"order:$order").build()
    PaymentIntent.create(params, options)
  }
}
