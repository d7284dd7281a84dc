import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.retry.annotation.Backoff;
import org.springframework.retry.annotation.Retryable;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

class Accounts {
  private final JdbcTemplate jdbc;

  Accounts(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional(isolation = Isolation.SERIALIZABLE) // expect: tx-serialization-failure-unhandled
  public void close(String id) {
    jdbc.update("UPDATE accounts SET open = false WHERE id = ?", id); // expect: deadline-absent-db
  }

  @Transactional
  public void rename(String id, String name) {
    jdbc.update("UPDATE accounts SET name = ? WHERE id = ?", name, id);
  }

  @Retryable(maxAttempts = 3, backoff = @Backoff(delay = 50, multiplier = 2, random = true))
  @Transactional(isolation = Isolation.SERIALIZABLE)
  public void lock(String id) {
    jdbc.update("UPDATE accounts SET locked = true WHERE id = ?", id);
  }

  @Transactional(isolation = Isolation.SERIALIZABLE)
  public int count() {
    return jdbc.queryForObject("SELECT count(*) FROM accounts", Integer.class);
  }
}
