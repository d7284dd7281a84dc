import org.redisson.api.RLock;
import org.redisson.api.RedissonClient;

// Without a lease this library renews the lock for as long as its process lives.
class Watchdog {
  private final RedissonClient redisson;

  Watchdog(RedissonClient redisson) {
    this.redisson = redisson;
  }

  void settle(String order) {
    RLock lock = redisson.getLock("lock:" + order);
    lock.lock();
    try {
      System.out.println("settling " + order);
    } finally {
      lock.unlock();
    }
  }
}
