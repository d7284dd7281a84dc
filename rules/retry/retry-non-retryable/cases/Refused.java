import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

class Refused {
  private final RestTemplate template;

  Refused(RestTemplate template) {
    this.template = template;
  }

  void everything(String url, Object order) throws InterruptedException {
    for (int attempt = 0; attempt < 3; attempt++) { // expect: retry-non-retryable
      try {
        template.put(url, order);
        return;
      } catch (RestClientException e) {
        Thread.sleep(1000L << attempt);
      }
    }
    throw new IllegalStateException("no answer");
  }

  void notReached(String url, Object order) throws InterruptedException {
    for (int attempt = 0; attempt < 3; attempt++) {
      try {
        template.put(url, order);
        return;
      } catch (ResourceAccessException e) {
        Thread.sleep(1000L << attempt);
      }
    }
    throw new IllegalStateException("no answer");
  }

  void refusalsFirst(String url, Object order) throws InterruptedException {
    for (int attempt = 0; attempt < 3; attempt++) {
      try {
        template.put(url, order);
        return;
      } catch (HttpClientErrorException e) {
        throw e;
      } catch (RestClientException e) {
        Thread.sleep(1000L << attempt);
      }
    }
    throw new IllegalStateException("no answer");
  }

  void judged(String url, Object order) throws InterruptedException {
    for (int attempt = 0; attempt < 3; attempt++) {
      try {
        template.put(url, order);
        return;
      } catch (RestClientException e) {
        if (!mayPass(e)) throw e;
        Thread.sleep(1000L << attempt);
      }
    }
    throw new IllegalStateException("no answer");
  }

  boolean mayPass(Exception e) {
    return e instanceof ResourceAccessException;
  }
}
