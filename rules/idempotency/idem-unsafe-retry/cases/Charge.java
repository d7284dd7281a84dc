import org.springframework.http.HttpMethod;
import org.springframework.retry.annotation.Backoff;
import org.springframework.retry.annotation.Retryable;
import org.springframework.web.client.RestTemplate;

class Charge {
  private final RestTemplate template = new RestTemplate(); // expect: deadline-absent-http-client

  @Retryable(maxAttempts = 3, backoff = @Backoff(delay = 500, multiplier = 2, random = true)) // expect: retry-non-retryable
  public String charge(String order) {
    return template.postForObject("https://pay.example/charges", "{}", String.class); // expect: idem-unsafe-retry
  }

  @Retryable(maxAttempts = 3, backoff = @Backoff(delay = 500, multiplier = 2, random = true)) // expect: retry-non-retryable
  public String state(String order) {
    return template.getForObject("https://pay.example/charges/" + order, String.class);
  }
}

// An interceptor of a template that comes from elsewhere may add a key.
class Given {
  private final RestTemplate template;

  Given(RestTemplate template) {
    this.template = template;
  }

  @Retryable(maxAttempts = 3, backoff = @Backoff(delay = 500, multiplier = 2, random = true)) // expect: retry-non-retryable
  public String charge(String order) {
    return template.postForObject("https://pay.example/charges", order, String.class);
  }
}
