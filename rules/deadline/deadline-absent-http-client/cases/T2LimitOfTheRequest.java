import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;

// The limit stands in the request, and the client has none.
class Beats {
  private final CloseableHttpClient client = HttpClients.createDefault();
  private final RequestConfig limits = RequestConfig.custom().setConnectTimeout(500).setSocketTimeout(3000).build();

  void send(URI uri) throws IOException {
    HttpGet beat = new HttpGet(uri);
    beat.setConfig(limits);
    client.execute(beat).close(); // answer: deadline bounded 3s
  }
}

// What has no limit is copied with one.
class Limited {
  private final HttpClient client = HttpClient.newHttpClient();

  String send(URI uri) throws Exception {
    java.net.http.HttpRequest request = java.net.http.HttpRequest.newBuilder(uri).GET().build();
    return client.send(withLimit(request, Duration.ofSeconds(5)), BodyHandlers.ofString()).body();
  }

  private static java.net.http.HttpRequest withLimit(java.net.http.HttpRequest request, Duration limit) {
    return request.timeout().isPresent() ? request : java.net.http.HttpRequest.newBuilder(request, (name, value) -> true).timeout(limit).build();
  }
}
