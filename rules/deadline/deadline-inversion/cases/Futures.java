import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestTemplate;

class Futures {
  private final RestTemplate rest;

  Futures() {
    SimpleClientHttpRequestFactory factory = new SimpleClientHttpRequestFactory();
    factory.setReadTimeout(30000);
    rest = new RestTemplate(factory);
  }

  String price(String url) throws Exception {
    return CompletableFuture.supplyAsync(() -> rest.getForObject(url, String.class)).get(2, TimeUnit.SECONDS); // expect: deadline-inversion
  }

  String patient(String url) throws Exception {
    return CompletableFuture.supplyAsync(() -> rest.getForObject(url, String.class)).get(60, TimeUnit.SECONDS);
  }
}
