import java.sql.Connection;
import java.sql.PreparedStatement;
import javax.sql.DataSource;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.RichSinkFunction;

class Rows extends RichSinkFunction<String> {
  private final DataSource source;
  private Connection connection;
  private PreparedStatement insert;

  Rows(DataSource source) {
    this.source = source;
  }

  @Override
  public void open(Configuration settings) throws Exception {
    connection = source.getConnection();
    insert = connection.prepareStatement("INSERT INTO bookings (order_id) VALUES (?)");
    insert.setQueryTimeout(2);
  }

  @Override
  public void invoke(String order, Context context) throws Exception { // expect: stream-side-effect-in-eos
    insert.setString(1, order);
    insert.addBatch();
    insert.executeBatch();
  }

  static class Keyed extends RichSinkFunction<String> {
    private final DataSource source;
    private PreparedStatement insert;

    Keyed(DataSource source) {
      this.source = source;
    }

    @Override
    public void open(Configuration settings) throws Exception {
      insert = source.getConnection().prepareStatement(
          "INSERT INTO bookings (order_id) VALUES (?) ON DUPLICATE KEY UPDATE order_id = order_id");
      insert.setQueryTimeout(2);
    }

    @Override
    public void invoke(String order, Context context) throws Exception {
      insert.setString(1, order);
      insert.executeUpdate();
    }
  }

  // An update, and an insert where there was nothing to update.
  static class Updating extends RichSinkFunction<String> {
    private PreparedStatement insert;
    private PreparedStatement update;

    void prepare(Connection connection) throws Exception {
      insert = connection.prepareStatement("INSERT INTO temperatures (sensor, value) VALUES (?, ?)");
      update = connection.prepareStatement("UPDATE temperatures SET value = ? WHERE sensor = ?");
    }

    @Override
    public void invoke(String reading, Context context) throws Exception {
      update.setString(1, reading);
      update.execute();
      if (update.getUpdateCount() == 0) {
        insert.setString(1, reading);
        insert.execute();
      }
    }
  }

  static class Length implements MapFunction<String, Integer> {
    @Override
    public Integer map(String order) {
      return order.length();
    }
  }

  static void run(DataSource source) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.enableCheckpointing(60000);
    env.socketTextStream("lines", 9999).addSink(new Rows(source));
    env.execute();
  }
}
