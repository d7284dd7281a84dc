import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

class NetHttp {
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

  // The client's limit is for connecting alone: the request needs its own.
  String price(String item) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://prices/" + item)).build(); // expect: deadline-absent-http-client
    return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  String quickPrice(String item) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://prices/" + item)).timeout(Duration.ofSeconds(2)).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
