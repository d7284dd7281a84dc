import org.springframework.retry.annotation.Backoff;
import org.springframework.retry.annotation.Retryable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.client.RestTemplate;

@Component
class Rates {
  private final RestTemplate template;

  Rates(RestTemplate template) {
    this.template = template;
  }

  @Retryable(maxAttempts = 3, backoff = @Backoff(delay = 500, multiplier = 2, random = true)) // expect: retry-non-retryable
  public String rate(String currency) {
    return template.getForObject("https://rates/" + currency, String.class); // expect: retry-while-holding
  }
}

@Component
class Orders {
  private final Rates rates;

  Orders(Rates rates) {
    this.rates = rates;
  }

  @Transactional // expect: tx-held-across-remote-call
  public void place(String order) {
    rates.rate("EUR");
  }
}
