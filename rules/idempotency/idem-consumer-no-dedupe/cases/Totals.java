import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;

class Totals {
  private final JdbcTemplate jdbc;

  Totals(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @KafkaListener(topics = "orders") // expect: idem-consumer-no-dedupe
  public void count(String order) {
    jdbc.update("UPDATE totals SET n = n + 1"); // expect: deadline-absent-db
  }

  @KafkaListener(topics = "states")
  public void t10Set(String order) {
    jdbc.update("UPDATE orders SET state = 'seen' WHERE id = ?", order);
  }

  @KafkaListener(topics = "seen")
  public void t11OnConflict(String order) {
    jdbc.update("INSERT INTO seen (id) VALUES (?) ON CONFLICT DO NOTHING", order);
  }
}
