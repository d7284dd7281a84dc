import org.springframework.jdbc.core.JdbcTemplate;

class Accounts {
  private final JdbcTemplate jdbc;

  Accounts(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    jdbc.setQueryTimeout(2);
  }

  void withdraw(String id, int amount) {
    synchronized (this) { // expect: lock-local-in-replicated-service
      int balance = jdbc.queryForObject("SELECT balance FROM accounts WHERE id = ?", Integer.class, id);
      jdbc.update("UPDATE accounts SET balance = ? WHERE id = ?", balance - amount, id);
    }
  }
}
