package shop;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;

@RestController
class Orders {
  private final ExecutorService any = Executors.newFixedThreadPool(4); // expect: load-unbounded-buffer
  private final ExecutorService waited = Executors.newFixedThreadPool(4);
  private final ExecutorService some = new ThreadPoolExecutor(4, 4, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(100));
  private final ExecutorService quick = Executors.newFixedThreadPool(4);
  private final ExecutorService nightly = Executors.newFixedThreadPool(4);
  private final RestTemplate rest;

  Orders(RestTemplateBuilder builder) {
    rest = builder.connectTimeout(java.time.Duration.ofSeconds(1)).readTimeout(java.time.Duration.ofSeconds(1)).build();
  }

  void send(String order) {
    rest.getForObject("https://mail.example/send/" + order, String.class);
  }

  @PostMapping("/orders")
  public void order(@RequestBody String order) throws Exception {
    any.submit(() -> send(order));
    some.submit(() -> send(order));
    quick.submit(() -> System.out.println(order));
    Future<?> sent = waited.submit(() -> send(order));
    sent.get(1, TimeUnit.SECONDS);
  }

  void everyNight() {
    nightly.submit(() -> send("all"));
  }
}
