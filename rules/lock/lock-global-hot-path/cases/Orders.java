import java.util.concurrent.TimeUnit;
import org.redisson.api.RLock;
import org.redisson.api.RedissonClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Orders {
  private static final String KEY = "orders";
  private final RedissonClient redisson;

  Orders(RedissonClient redisson) {
    this.redisson = redisson;
  }

  @PostMapping("/orders/{id}/settle")
  public String settle(@PathVariable String id) throws InterruptedException {
    RLock lock = redisson.getLock(KEY);
    if (!lock.tryLock(1, 10, TimeUnit.SECONDS)) return "busy"; // expect: lock-global-hot-path
    try {
      return id;
    } finally {
      lock.unlock();
    }
  }

  @PostMapping("/orders/{id}/ship")
  public String ship(@PathVariable String id) throws InterruptedException {
    RLock lock = redisson.getLock("ship:" + id);
    if (!lock.tryLock(1, 10, TimeUnit.SECONDS)) return "busy";
    try {
      return id;
    } finally {
      lock.unlock();
    }
  }

  // Who does not get it goes away: nobody waits.
  @PostMapping("/report")
  public String report() {
    RLock lock = redisson.getLock("report");
    if (!lock.tryLock()) return "busy";
    try {
      return "done";
    } finally {
      lock.unlock();
    }
  }

  @Scheduled(fixedDelay = 1000)
  public void nightly() throws InterruptedException {
    RLock lock = redisson.getLock("nightly");
    if (!lock.tryLock(1, 10, TimeUnit.SECONDS)) return;
    try {
      return;
    } finally {
      lock.unlock();
    }
  }
}
