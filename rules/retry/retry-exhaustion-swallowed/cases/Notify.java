import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestTemplate;

class Notify {
  private static final Logger log = LoggerFactory.getLogger(Notify.class);
  private final RestTemplate template;
  private final Map<String, Integer> open;

  Notify(RestTemplate template, Map<String, Integer> open) {
    this.template = template;
    this.open = open;
  }

  void swallowed(String url, Object order) throws InterruptedException {
    for (int attempt = 0; attempt < 3; attempt++) { // expect: retry-exhaustion-swallowed
      try {
        template.put(url, order);
        return;
      } catch (ResourceAccessException e) {
        log.warn("attempt {} failed: {}", attempt, e.getMessage());
        Thread.sleep(1000L << attempt);
      }
    }
  }

  void saidAloud(String url, Object order) throws InterruptedException {
    for (int attempt = 0; attempt < 3; attempt++) {
      try {
        template.put(url, order);
        return;
      } catch (ResourceAccessException e) {
        Thread.sleep(1000L << attempt);
      }
    }
    log.error("gave up");
  }

  void raised(String url, Object order) throws InterruptedException {
    for (int attempt = 0; attempt < 3; attempt++) {
      try {
        template.put(url, order);
        return;
      } catch (ResourceAccessException e) {
        if (attempt == 2) throw e;
        Thread.sleep(1000L << attempt);
      }
    }
  }

  boolean told(String url, Object order) throws InterruptedException {
    for (int attempt = 0; attempt < 3; attempt++) {
      try {
        template.put(url, order);
        return true;
      } catch (ResourceAccessException e) {
        Thread.sleep(1000L << attempt);
      }
    }
    return false;
  }

  void kept(String url, Object order) throws InterruptedException {
    for (int attempt = 0; attempt < 3; attempt++) {
      try {
        template.put(url, order);
        return;
      } catch (ResourceAccessException e) {
        Thread.sleep(1000L << attempt);
      }
    }
    open.put(url, 1);
  }

  Object read(String url) throws InterruptedException {
    for (int attempt = 0; attempt < 3; attempt++) {
      try {
        return template.getForObject(url, Object.class);
      } catch (ResourceAccessException e) {
        Thread.sleep(1000L << attempt);
      }
    }
    return null;
  }
}
