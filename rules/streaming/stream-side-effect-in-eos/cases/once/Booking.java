import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.KStream;

class Booking {
  private final Connection db;

  Booking(Connection db) {
    this.db = db;
  }

  void start() {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "booking");
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    StreamsBuilder builder = new StreamsBuilder();
    KStream<String, String> orders = builder.stream("orders");
    orders.filter((key, order) -> order != null).foreach((key, order) -> book(order)); // expect: stream-side-effect-in-eos
    orders.peek(this::count).to("seen");
    orders.mapValues(order -> order.trim()).to("trimmed");
    orders.foreach((key, order) -> find(order));
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

  // The same row, however often.
  void count(String key, String order) {
    try (PreparedStatement insert = db.prepareStatement("INSERT INTO seen (order_id) VALUES (?) ON CONFLICT (order_id) DO NOTHING")) {
      insert.setQueryTimeout(2);
      insert.setString(1, order);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void find(String order) {
    try (PreparedStatement select = db.prepareStatement("SELECT * FROM seen WHERE order_id = ?")) {
      select.setQueryTimeout(2);
      select.setString(1, order);
      select.executeQuery();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
