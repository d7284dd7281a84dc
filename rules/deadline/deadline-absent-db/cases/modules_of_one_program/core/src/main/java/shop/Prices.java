package shop;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

@Component
public class Prices {
  private final JdbcTemplate jdbc;

  Prices(JdbcTemplate jdbc) { this.jdbc = jdbc; }

  public void change(long id, long cents) {
    jdbc.update("UPDATE prices SET cents = ? WHERE id = ?", cents, id);
  }

  // A tool beside the library: the program is the module with settings of its own.
  public static void main(String[] args) {}
}
