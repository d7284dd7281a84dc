import java.util.concurrent.TimeUnit;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.recipes.locks.InterProcessMutex;
import org.springframework.jdbc.core.JdbcTemplate;

class Jobs {
  private final CuratorFramework curator;
  private final JdbcTemplate jdbc;

  Jobs(CuratorFramework curator, JdbcTemplate jdbc) {
    this.curator = curator;
    this.jdbc = jdbc;
    jdbc.setQueryTimeout(2);
  }

  void settle(String order) throws Exception {
    InterProcessMutex mutex = new InterProcessMutex(curator, "/orders/" + order);
    if (!mutex.acquire(1, TimeUnit.SECONDS)) return; // expect: lock-loss-ignored
    try {
      jdbc.update("UPDATE orders SET state = 'paid' WHERE id = ?", order);
    } finally {
      mutex.release();
    }
  }

  // Nothing is written inside.
  String read(String order) throws Exception {
    InterProcessMutex mutex = new InterProcessMutex(curator, "/orders/" + order);
    if (!mutex.acquire(1, TimeUnit.SECONDS)) return "";
    try {
      return jdbc.queryForObject("SELECT state FROM orders WHERE id = ?", String.class, order);
    } finally {
      mutex.release();
    }
  }
}
