import java.util.concurrent.locks.ReentrantLock;
import org.redisson.api.RLock;
import org.redisson.api.RedissonClient;
import org.springframework.web.client.RestTemplate;

class Release {
  private final ReentrantLock mutex = new ReentrantLock();
  private final RedissonClient redisson;
  private final RestTemplate rest;
  private int count;

  Release(RedissonClient redisson, RestTemplate rest) {
    this.redisson = redisson;
    this.rest = rest;
  }

  void fails(String order) {
    RLock lock = redisson.getLock(order);
    lock.lock(); // expect: lock-release-not-guaranteed
    check(order);
    lock.unlock();
  }

  private void check(String order) {
    if (order.isEmpty()) {
      throw new IllegalArgumentException("no order");
    }
  }

  void swallowed(String order) {
    RLock lock = redisson.getLock(order);
    lock.lock();
    try {
      check(order);
    } catch (RuntimeException e) {
      count++;
    }
    lock.unlock();
  }

  void released(String order) {
    RLock lock = redisson.getLock(order);
    lock.lock();
    try {
      check(order);
    } finally {
      lock.unlock();
    }
  }

  // Nothing in between fails that anybody could see.
  void counted() {
    mutex.lock();
    count++;
    mutex.unlock();
  }
}
