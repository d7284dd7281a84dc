import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCreateParams;
import java.util.UUID;
import org.springframework.retry.annotation.Backoff;
import org.springframework.retry.annotation.Retryable;
import org.springframework.stereotype.Service;

@Service
class Annotated {
  @Retryable(maxAttempts = 3, backoff = @Backoff(delay = 500, multiplier = 2))
  public PaymentIntent charge(PaymentIntentCreateParams params) throws StripeException {
    RequestOptions options = RequestOptions.builder().setIdempotencyKey(UUID.randomUUID().toString()).build();
    return PaymentIntent.create(params, options); // expect: idem-key-regenerated-per-attempt
  }

  @Retryable(maxAttempts = 3, backoff = @Backoff(delay = 500, multiplier = 2))
  public PaymentIntent chargeOnce(PaymentIntentCreateParams params, String key) throws StripeException {
    RequestOptions options = RequestOptions.builder().setIdempotencyKey(key).build();
    return PaymentIntent.create(params, options);
  }
}
