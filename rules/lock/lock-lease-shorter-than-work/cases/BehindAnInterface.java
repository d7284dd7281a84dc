import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.redisson.api.RLock;
import org.redisson.api.RedissonClient;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.web.client.RestTemplate;

interface Locks {
  boolean acquire(String id, long lease, TimeUnit unit);

  void release(String id);
}

class RedissonLocks implements Locks {
  private final RedissonClient redisson;

  RedissonLocks(RedissonClient redisson) {
    this.redisson = redisson;
  }

  public boolean acquire(String id, long lease, TimeUnit unit) {
    RLock lock = redisson.getLock(name(id));
    try {
      return lock.tryLock(0, lease, unit); // expect: lock-lease-shorter-than-work
    } catch (InterruptedException e) {
      return false;
    }
  }

  public void release(String id) {
    RLock lock = redisson.getLock(name(id));
    lock.unlock();
  }

  private String name(String id) {
    return "orders." + id;
  }
}

class Settle {
  private final Locks locks;
  private final RestTemplate rest = new RestTemplate(); // expect: deadline-absent-http-client

  Settle(Locks locks) {
    this.locks = locks;
  }

  private boolean take(String id) {
    return locks.acquire(id, 6, TimeUnit.SECONDS);
  }

  private void free(String id) {
    locks.release(id);
  }

  void settle(String id) {
    if (!take(id)) return;
    try {
      rest.getForObject("https://bank.example/settled", String.class);
    } finally {
      free(id);
    }
  }
}

class Templates {
  private final StringRedisTemplate redis;
  private final RestTemplate rest = new RestTemplate(); // expect: deadline-absent-http-client

  Templates(StringRedisTemplate redis) {
    this.redis = redis;
  }

  <T> T hold(String key, Supplier<T> work) {
    if (!redis.opsForValue().setIfAbsent(key, "1", Duration.ofSeconds(5))) throw new IllegalStateException(); // expect: lock-lease-shorter-than-work
    try {
      return work.get();
    } finally {
      redis.delete(key); // expect: lock-release-non-owner
    }
  }

  void settle(String id) {
    hold("settle:" + id, () -> rest.getForObject("https://bank.example/settled", String.class));
  }
}
