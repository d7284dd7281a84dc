import org.springframework.web.client.RestTemplate;

class Loop {
  private final RestTemplate template;

  Loop(RestTemplate template) {
    this.template = template;
  }

  String push(String url) {
    RuntimeException last = null;
    for (int attempt = 0; attempt < 5; attempt++) { // expect: retry-no-backoff, retry-non-retryable
      try {
        return template.getForObject(url, String.class);
      } catch (RuntimeException e) {
        last = e;
      }
    }
    throw last;
  }

  String pushSlowly(String url) throws InterruptedException {
    RuntimeException last = null;
    for (int attempt = 0; attempt < 5; attempt++) { // expect: retry-non-retryable
      try {
        return template.getForObject(url, String.class);
      } catch (RuntimeException e) {
        last = e;
        Thread.sleep(100L << attempt);
      }
    }
    throw last;
  }
}
