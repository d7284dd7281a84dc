import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

class Reconnect {
  private static final long PAUSE = 2000;
  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpRequest hello = HttpRequest.newBuilder(URI.create("http://hub/hello")).timeout(Duration.ofSeconds(2)).build();

  void inStep() throws Exception {
    for (int attempt = 0; attempt < 60; attempt++) { // expect: retry-no-jitter
      try {
        client.send(hello, HttpResponse.BodyHandlers.discarding());
        return;
      } catch (IOException e) {
        Thread.sleep(PAUSE * (attempt + 1));
      }
    }
    throw new IOException("no hub");
  }

  void apart() throws Exception {
    for (int attempt = 0; attempt < 60; attempt++) {
      try {
        client.send(hello, HttpResponse.BodyHandlers.discarding());
        return;
      } catch (IOException e) {
        Thread.sleep(ThreadLocalRandom.current().nextLong(PAUSE * (attempt + 1)));
      }
    }
    throw new IOException("no hub");
  }
}
