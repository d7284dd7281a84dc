package mails;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;

@Service
class Mails {
  private final RestTemplate http = new RestTemplate();

  @Scheduled(cron = "0 0 * * * *")
  void remind() {
    List<String> all = List.of(http.getForObject("http://people/", String[].class));
    all.forEach(to -> CompletableFuture.runAsync(() -> http.postForObject("http://mailer/reminders", to, String.class)));
  }

  @Async
  public void later(String to) { http.postForObject("http://mailer/later", to, String.class); }

  @Async
  public CompletableFuture<String> asked(String to) {
    return CompletableFuture.completedFuture(http.getForObject("http://mailer/asked", String.class));
  }

  void now(String to) { this.later(to); }
}

@RestController
class MailController {
  private final Mails mails;
  private final RestTemplate http = new RestTemplate();

  MailController(Mails mails) { this.mails = mails; }

  @PostMapping("/later")
  void later(@RequestBody String to) { mails.later(to); }

  @PostMapping("/now")
  void now(@RequestBody String to) { mails.now(to); }

  @GetMapping("/asked")
  String asked() { return mails.asked("all").join(); }

  @GetMapping("/both")
  String both() {
    CompletableFuture<String> one = CompletableFuture.supplyAsync(() -> http.getForObject("http://people/one", String.class));
    CompletableFuture<String> two = CompletableFuture.supplyAsync(() -> http.getForObject("http://people/two", String.class));
    return one.join() + two.join();
  }
}

@SpringBootApplication
@EnableAsync
class App {
  public static void main(String[] args) { SpringApplication.run(App.class, args); }
}
