import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestTemplate;

class SkippedPause {
  private final RestTemplate template;

  SkippedPause(RestTemplate template) {
    this.template = template;
  }

  String skipped(String url) throws InterruptedException {
    for (int attempt = 0; attempt < 5; attempt++) { // expect: retry-no-backoff
      String answer;
      try {
        answer = template.getForObject(url, String.class);
      } catch (ResourceAccessException e) {
        continue;
      }
      if (answer == null) {
        Thread.sleep(1000);
        continue;
      }
      return answer;
    }
    throw new IllegalStateException("no answer");
  }

  String atTheEnd(String url) throws InterruptedException {
    for (int attempt = 0; attempt < 5; attempt++) {
      try {
        return template.getForObject(url, String.class);
      } catch (ResourceAccessException e) {
        // the pause is below
      }
      Thread.sleep(1000);
    }
    throw new IllegalStateException("no answer");
  }
}
