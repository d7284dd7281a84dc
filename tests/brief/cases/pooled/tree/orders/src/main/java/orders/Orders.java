package orders;

import java.util.concurrent.Executor;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;

@RestController
class Orders {
  private final RestTemplate rest = new RestTemplate();

  // For what is handed to it: requests are handled by the server's threads, and nothing here says how many those are.
  @Bean
  Executor mails() {
    ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
    executor.setCorePoolSize(4);
    executor.setMaxPoolSize(40);
    return executor;
  }

  @Async("mails")
  void confirm(String order) {
    rest.getForObject("http://mail:8080/mails/" + order, String.class);
  }

  // Nor do the threads of the program's own that a request begins.
  @GetMapping("/load")
  String load() {
    spawnLoadWorkers(4);
    return "loading";
  }

  private void spawnLoadWorkers(int threads) {
    for (int i = 0; i < threads; i++) new Thread(() -> Math.log(2)).start();
  }

  @GetMapping("/stock")
  String stock() {
    return rest.getForObject("http://stock:8080/stock", String.class);
  }
}
