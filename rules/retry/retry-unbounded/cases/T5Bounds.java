import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.retry.support.RetryTemplate;

class T5Bounds {
  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpRequest ask = HttpRequest.newBuilder(URI.create("http://prices")).timeout(Duration.ofSeconds(2)).build();
  private final RetryTemplate policy = RetryTemplate.builder().maxAttempts(4).exponentialBackoff(100, 2, 5000, true).build();
  private volatile boolean stopped;

  @Value("${prices.attempts:5}")
  private int attempts;

  void elapsed() throws Exception {
    long started = System.nanoTime();
    while (System.nanoTime() - started < 60_000_000_000L) {
      try {
        client.send(ask, HttpResponse.BodyHandlers.discarding());
        return;
      } catch (IOException e) {
        Thread.sleep(ThreadLocalRandom.current().nextLong(1000));
      }
    }
    throw new IOException("no answer");
  }

  void deadline(Instant end) throws Exception {
    while (true) {
      try {
        client.send(ask, HttpResponse.BodyHandlers.discarding());
        return;
      } catch (IOException e) {
        if (Instant.now().isAfter(end)) throw e;
        Thread.sleep(ThreadLocalRandom.current().nextLong(1000));
      }
    }
  }

  void flag() throws Exception {
    while (!stopped) {
      try {
        client.send(ask, HttpResponse.BodyHandlers.discarding());
        return;
      } catch (IOException e) {
        Thread.sleep(ThreadLocalRandom.current().nextLong(1000));
      }
    }
  }

  void configured() throws Exception {
    for (int n = 0; n < attempts; n++) {
      try {
        client.send(ask, HttpResponse.BodyHandlers.discarding());
        return;
      } catch (IOException e) {
        Thread.sleep(ThreadLocalRandom.current().nextLong(1000));
      }
    }
    throw new IOException("no answer");
  }

  String policy() throws Exception {
    return policy.execute(context -> client.send(ask, HttpResponse.BodyHandlers.ofString()).body());
  }
}
