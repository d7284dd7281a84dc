import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.annotation.Transactional;

class Users {
  private final JdbcTemplate jdbc;
  private final KafkaTemplate<String, String> kafka;

  Users(JdbcTemplate jdbc, KafkaTemplate<String, String> kafka) {
    this.jdbc = jdbc;
    this.kafka = kafka;
  }

  void rename(String id, String name) {
    jdbc.update("UPDATE users SET name = ? WHERE id = ?", name, id);
    kafka.send("users", id, name); // expect: dual-write, msg-publish-unconfirmed
  }

  // Another rule says it.
  @Transactional
  public void together(String id, String name) {
    jdbc.update("UPDATE users SET name = ? WHERE id = ?", name, id); // expect: deadline-absent-db
    kafka.send("users", id, name); // expect: tx-publish-before-commit, msg-publish-unconfirmed
  }
}
