import org.springframework.retry.annotation.Backoff;
import org.springframework.retry.annotation.Retryable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

@Component
class Client {
  private final RestTemplate template;

  Client(RestTemplate template) {
    this.template = template;
  }

  @Retryable(maxAttempts = 3, backoff = @Backoff(delay = 500, multiplier = 2, random = true)) // expect: retry-non-retryable
  public String price(String item) {
    return template.getForObject("https://prices/" + item, String.class); // expect: retry-amplification
  }
}

@Component
class Prices {
  private final Client client;

  Prices(Client client) {
    this.client = client;
  }

  @Retryable(maxAttempts = 4, backoff = @Backoff(delay = 500, multiplier = 2, random = true))
  public String price(String item) {
    return client.price(item);
  }
}
