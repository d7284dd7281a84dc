import java.util.concurrent.TimeUnit;
import org.redisson.api.RedissonClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Orders {
  private final RedissonClient redisson;

  Orders(RedissonClient redisson) {
    this.redisson = redisson;
  }

  @PostMapping("/settle")
  public String settle(String order) {
    redisson.getLock("lock:" + order).lock(); // expect: lock-acquire-unbounded
    return order;
  }

  @PostMapping("/try")
  public String tries(String order) throws InterruptedException {
    return redisson.getLock("lock:" + order).tryLock(1, TimeUnit.SECONDS) ? order : "busy";
  }

  // Nobody waits for a nightly job.
  @Scheduled(cron = "0 0 3 * * *")
  public void nightly() {
    redisson.getLock("nightly").lock();
  }
}
