package shop;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

class Stock {
  private final HttpClient client = HttpClient.newHttpClient();

  // Nobody wrote getSeconds; its field says 5.
  String read(Limits limits) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://stock")).timeout(Duration.ofSeconds(limits.getSeconds())).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).body(); // answer: deadline bounded 5s
  }

  // What is stored by a setter that nobody wrote counts.
  String choose(Limits limits) throws Exception {
    limits.setChosen(7);
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://stock")).timeout(Duration.ofSeconds(limits.getChosen())).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).body(); // answer: deadline bounded 7s
  }
}
