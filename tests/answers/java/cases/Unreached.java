package shop;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.springframework.web.client.RestTemplate;

// Limits that end the waiting and not the call: the thread of the pool hangs on, and the pool runs out of them.
class Unreached {
  private final ExecutorService pool = Executors.newFixedThreadPool(4);
  private final RestTemplate template = new RestTemplate();

  String byFuture(String url) throws Exception {
    Future<String> answer = pool.submit(() -> template.getForObject(url, String.class)); // answer: deadline unbounded
    return answer.get(5, TimeUnit.SECONDS); // expect: deadline-not-enforced
  }

  CompletableFuture<String> byTimeout(String url) {
    return CompletableFuture.supplyAsync(() -> template.getForObject(url, String.class)).orTimeout(5, TimeUnit.SECONDS); // expect: deadline-not-enforced
  }
}
