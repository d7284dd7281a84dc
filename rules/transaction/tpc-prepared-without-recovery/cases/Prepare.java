import org.springframework.jdbc.core.JdbcTemplate;

class Prepare {
  private final JdbcTemplate jdbc;

  Prepare(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void prepare() {
    jdbc.execute("PREPARE TRANSACTION 'transfer'"); // expect: tpc-prepared-without-recovery, deadline-absent-db
  }
}
