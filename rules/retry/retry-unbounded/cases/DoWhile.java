import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

class DoWhile {
  private final HttpClient client = HttpClient.newHttpClient();

  HttpResponse<String> push(String url) throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(2)).build();
    HttpResponse<String> answer = null;
    do { // expect: retry-unbounded, retry-no-jitter
      try {
        answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      } catch (IOException e) {
        Thread.sleep(1000);
      }
    } while (answer == null);
    return answer;
  }
}
