import java.util.concurrent.locks.ReentrantLock;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;

@RestController
class Handler {
  private final ReentrantLock mutex = new ReentrantLock();
  private final Object monitor = new Object();
  private final RestTemplate rest = new RestTemplate(); // expect: deadline-absent-http-client
  private String cached;

  @GetMapping("/rates")
  String rates() {
    mutex.lock(); // expect: lock-held-across-remote-call
    try {
      return rest.getForObject("https://rates.example/today", String.class);
    } finally {
      mutex.unlock();
    }
  }

  @GetMapping("/today")
  String today() {
    synchronized (monitor) { // expect: lock-held-across-remote-call
      return rest.getForObject("https://rates.example/today", String.class);
    }
  }

  @GetMapping("/kept")
  String kept() {
    String rates = rest.getForObject("https://rates.example/today", String.class);
    synchronized (monitor) {
      cached = rates;
    }
    return cached;
  }
}
