import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestTemplate;

class Futures {
  private final RestTemplate rest = new RestTemplate();
  private final RestTemplate limited;

  Futures() {
    SimpleClientHttpRequestFactory factory = new SimpleClientHttpRequestFactory();
    factory.setReadTimeout(1800);
    limited = new RestTemplate(factory);
  }

  String waited(String url) throws Exception {
    return CompletableFuture.supplyAsync(() -> rest.getForObject(url, String.class)).get(2, TimeUnit.SECONDS); // expect: deadline-not-enforced
  }

  CompletableFuture<String> completed(String url) {
    return CompletableFuture.supplyAsync(() -> rest.getForObject(url, String.class)).orTimeout(2, TimeUnit.SECONDS); // expect: deadline-not-enforced
  }

  String bounded(String url) throws Exception {
    return CompletableFuture.supplyAsync(() -> limited.getForObject(url, String.class)).get(2, TimeUnit.SECONDS);
  }

  // The thread is interrupted when the time is over.
  String cancelled(ExecutorService pool, String url) throws Exception {
    Future<String> future = pool.submit(() -> rest.getForObject(url, String.class));
    try {
      return future.get(2, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      future.cancel(true);
      return null;
    }
  }
}
