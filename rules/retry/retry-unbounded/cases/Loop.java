import java.util.concurrent.TimeUnit;
import org.springframework.web.client.RestTemplate;

class Loop {
  private final RestTemplate template;

  Loop(RestTemplate template) {
    this.template = template;
  }

  String push(String url) throws InterruptedException {
    while (true) { // expect: retry-unbounded, retry-no-jitter
      try {
        return template.getForObject(url, String.class);
      } catch (RuntimeException e) {
        TimeUnit.SECONDS.sleep(1);
      }
    }
  }

  String pushSomeTimes(String url) throws InterruptedException {
    int attempt = 0;
    while (true) { // expect: retry-non-retryable
      try {
        return template.getForObject(url, String.class);
      } catch (RuntimeException e) {
        if (++attempt == 3) throw e;
        TimeUnit.SECONDS.sleep(1);
      }
    }
  }
}
