import java.util.concurrent.TimeUnit;
import org.redisson.api.RLock;
import org.redisson.api.RedissonClient;
import org.springframework.web.client.RestTemplate;

class Settle {
  private final RedissonClient redisson;
  private final RestTemplate template = new RestTemplate(); // expect: deadline-absent-http-client

  Settle(RedissonClient redisson) {
    this.redisson = redisson;
  }

  void fixed(String order) throws InterruptedException {
    RLock lock = redisson.getLock("lock:" + order);
    if (!lock.tryLock(1, 10, TimeUnit.SECONDS)) { // expect: lock-release-not-guaranteed, lock-lease-shorter-than-work
      return;
    }
    template.postForObject("https://pay.example/charges", order, String.class);
    lock.unlock();
  }

  // The client renews it as long as it lives.
  void renewed(String order) throws InterruptedException {
    RLock lock = redisson.getLock("lock:" + order);
    if (!lock.tryLock(1, TimeUnit.SECONDS)) { // expect: lock-release-not-guaranteed
      return;
    }
    template.postForObject("https://pay.example/charges", order, String.class);
    lock.unlock();
  }
}
