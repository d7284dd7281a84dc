package shop;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;

// Limits that real programs set, and that do not end the wait.
class HalfMeasures {
  void connectOnly() throws Exception {
    HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://price")).build(); // expect: deadline-absent-http-client
    client.send(request, HttpResponse.BodyHandlers.ofString()); // answer: deadline unbounded
  }

  void poolOnly() throws Exception {
    RequestConfig config = RequestConfig.custom().setConnectionRequestTimeout(1000).build();
    CloseableHttpClient client = HttpClients.custom().setDefaultRequestConfig(config).build(); // expect: deadline-absent-http-client
    client.execute(new HttpGet("http://price")); // answer: deadline unbounded
  }

  void parsedAndNeverApplied() throws Exception {
    RequestConfig config = RequestConfig.custom().setSocketTimeout(1000).build();
    CloseableHttpClient client = HttpClients.createDefault(); // expect: deadline-absent-http-client
    client.execute(new HttpGet("http://price")); // answer: deadline unbounded
  }

  void secondOnly(CircuitBreaker breaker, HttpClient client) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://price")).timeout(Duration.ofSeconds(1)).build();
    client.send(request, HttpResponse.BodyHandlers.ofString()); // answer: deadline bounded 1s
    breaker.executeCallable(() -> client.send(request, HttpResponse.BodyHandlers.ofString()));
  }

  void clockOfEachTurn(HttpClient client, HttpRequest request) throws Exception {
    while (true) { // expect: retry-unbounded, retry-no-jitter
      long started = System.currentTimeMillis();
      try {
        client.send(request, HttpResponse.BodyHandlers.ofString()); // answer: bound unbounded
        return;
      } catch (java.io.IOException e) {
        if (System.currentTimeMillis() - started > 60000) throw e; // expect: time-wallclock-duration
        Thread.sleep(1000);
      }
    }
  }
}
