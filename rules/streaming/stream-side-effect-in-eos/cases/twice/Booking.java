import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;

// Nobody says that each record counts once.
class Booking {
  private final Connection db;

  Booking(Connection db) {
    this.db = db;
  }

  void start() {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "booking");
    StreamsBuilder builder = new StreamsBuilder();
    builder.<String, String>stream("orders").foreach((key, order) -> book(order));
    new KafkaStreams(builder.build(), settings).start();
  }

  void book(String order) {
    try (PreparedStatement insert = db.prepareStatement("INSERT INTO bookings (order_id) VALUES (?)")) {
      insert.setQueryTimeout(2);
      insert.setString(1, order);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
