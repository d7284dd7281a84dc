import java.util.concurrent.TimeUnit;
import org.redisson.api.RLock;
import org.redisson.api.RedissonClient;

class OwnerChecked {
  private final RedissonClient redisson;

  OwnerChecked(RedissonClient redisson) {
    this.redisson = redisson;
  }

  void settle(String order) throws InterruptedException {
    RLock lock = redisson.getLock("lock:" + order);
    if (!lock.tryLock(1, 30, TimeUnit.SECONDS)) {
      return;
    }
    try {
      System.out.println("settling " + order);
    } finally {
      lock.unlock();
    }
  }
}
