package shop;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Rates {
  private final HttpClient shared = HttpClient.newHttpClient();

  @GetMapping("/today")
  String today() throws Exception {
    HttpClient client = HttpClient.newHttpClient(); // expect: load-client-per-request
    HttpRequest request = HttpRequest.newBuilder(URI.create("https://rates.example/today")).timeout(Duration.ofSeconds(2)).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  @GetMapping("/shared")
  String shared() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create("https://rates.example/today")).timeout(Duration.ofSeconds(2)).build();
    return shared.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
