import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

record Limits(Duration timeout) {}

class Price {
  private final HttpClient client = HttpClient.newHttpClient();

  String read(Limits limits) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://price")).timeout(limits.timeout()).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).body(); // answer: deadline inherited
  }
}
