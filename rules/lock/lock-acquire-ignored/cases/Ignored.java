import java.util.concurrent.TimeUnit;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.recipes.locks.InterProcessMutex;
import org.redisson.api.RLock;
import org.redisson.api.RedissonClient;

class Ignored {
  private final RedissonClient redisson;
  private final CuratorFramework curator;

  Ignored(RedissonClient redisson, CuratorFramework curator) {
    this.redisson = redisson;
    this.curator = curator;
  }

  void settle(String order) throws InterruptedException {
    RLock lock = redisson.getLock(order);
    lock.tryLock(1, 10, TimeUnit.SECONDS); // expect: lock-acquire-ignored
    try {
      book(order);
    } finally {
      lock.unlock();
    }
  }

  void settleOnce(String order) throws Exception {
    InterProcessMutex mutex = new InterProcessMutex(curator, "/orders/" + order);
    mutex.acquire(1, TimeUnit.SECONDS); // expect: lock-acquire-ignored
    try {
      book(order);
    } finally {
      mutex.release();
    }
  }

  // Without a limit it waits until it has the lock, and there is nothing to look at.
  void settleLater(String order) throws Exception {
    InterProcessMutex mutex = new InterProcessMutex(curator, "/orders/" + order);
    mutex.acquire();
    try {
      book(order);
    } finally {
      mutex.release();
    }
  }

  void settleOrNot(String order) throws InterruptedException {
    RLock lock = redisson.getLock(order);
    boolean mine = lock.tryLock(1, 10, TimeUnit.SECONDS);
    if (mine) {
      lock.unlock();
    }
  }

  void book(String order) {}
}
