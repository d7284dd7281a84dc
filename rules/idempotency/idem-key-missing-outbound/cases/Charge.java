import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCreateParams;

class Charge {
  PaymentIntent charge(PaymentIntentCreateParams params) throws StripeException {
    return PaymentIntent.create(params); // expect: idem-key-missing-outbound
  }

  PaymentIntent chargeOnce(PaymentIntentCreateParams params, String order) throws StripeException {
    RequestOptions options = RequestOptions.builder().setIdempotencyKey("order:" + order).build();
    return PaymentIntent.create(params, options);
  }
}
