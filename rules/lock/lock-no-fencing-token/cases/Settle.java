import java.util.concurrent.TimeUnit;
import org.redisson.api.RLock;
import org.redisson.api.RedissonClient;
import org.springframework.jdbc.core.JdbcTemplate;

class Settle {
  private final RedissonClient redisson;
  private final JdbcTemplate jdbc;

  Settle(RedissonClient redisson, JdbcTemplate jdbc) {
    this.redisson = redisson;
    this.jdbc = jdbc;
    jdbc.setQueryTimeout(2);
  }

  void settle(String order) throws InterruptedException {
    RLock lock = redisson.getLock("lock:" + order);
    if (!lock.tryLock(1, 10, TimeUnit.SECONDS)) { // expect: lock-no-fencing-token
      return;
    }
    try {
      jdbc.update("INSERT INTO payments (order_id, amount) VALUES (?, 10)", order);
    } finally {
      lock.unlock();
    }
  }
}
