import com.stripe.exception.StripeException
import com.stripe.model.PaymentIntent
import com.stripe.net.RequestOptions
import com.stripe.param.PaymentIntentCreateParams
import java.util.UUID

class Loop {
  def charge(params: PaymentIntentCreateParams): PaymentIntent = {
    var attempt = 0
    while (attempt < 3) {
      try {
        val options = RequestOptions.builder().setIdempotencyKey(UUID.randomUUID().toString).build()
        return PaymentIntent.create(params, options) // expect: idem-key-regenerated-per-attempt
      } catch {
        case e: StripeException => Thread.sleep(500)
      }
      attempt += 1
    }
    null
  }

  def chargeOnce(params: PaymentIntentCreateParams): PaymentIntent = {
    val key = UUID.randomUUID().toString
    var attempt = 0
    while (attempt < 3) {
      try {
        val options = RequestOptions.builder().setIdempotencyKey(key).build()
        return PaymentIntent.create(params, options)
      } catch {
        case e: StripeException => Thread.sleep(500)
      }
      attempt += 1
    }
    null
  }
}
