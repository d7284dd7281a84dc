import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

class Jobs {
  private final JdbcTemplate jdbc;

  Jobs(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    jdbc.setQueryTimeout(5);
  }

  void patch() {
    Boolean mine = jdbc.queryForObject("SELECT pg_try_advisory_lock(?)", Boolean.class, 7L); // expect: lock-session-lock-behind-pooler
    if (Boolean.TRUE.equals(mine)) {
      jdbc.execute("SELECT pg_advisory_unlock(7)");
    }
  }

  @Transactional(timeout = 5)
  void patchInOneTransaction() {
    jdbc.queryForObject("SELECT pg_try_advisory_lock(?)", Boolean.class, 7L);
  }

  void patchWithALockOfTheStatement() {
    jdbc.queryForObject("SELECT pg_try_advisory_xact_lock(?)", Boolean.class, 7L);
  }
}
