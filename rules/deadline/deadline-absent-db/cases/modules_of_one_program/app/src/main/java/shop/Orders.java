package shop;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

// Two modules, one program: what nobody sets is said once.
@Component
class Orders {
  private final JdbcTemplate jdbc;

  Orders(JdbcTemplate jdbc) { this.jdbc = jdbc; }

  void close(long id) {
    jdbc.update("UPDATE orders SET closed = true WHERE id = ?", id); // expect: deadline-absent-db
  }
}
