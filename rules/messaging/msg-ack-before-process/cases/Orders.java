package shop;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DeliverCallback;
import java.sql.Connection;
import java.sql.PreparedStatement;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.support.Acknowledgment;

class Orders {
  private final Channel channel;
  private final Connection connection;

  Orders(Channel channel, Connection connection) {
    this.channel = channel;
    this.connection = connection;
  }

  void automatic() throws Exception {
    channel.basicConsume("orders", true, (tag, delivery) -> { // expect: msg-ack-before-process
      try (PreparedStatement statement = connection.prepareStatement("UPDATE orders SET state = 'paid' WHERE id = ?")) {
        statement.setQueryTimeout(2);
        statement.executeUpdate();
      } catch (java.sql.SQLException e) {
        throw new IllegalStateException(e);
      }
    }, tag -> { });
  }

  void manual() throws Exception {
    channel.basicConsume("orders", false, (tag, delivery) -> {
      try (PreparedStatement statement = connection.prepareStatement("UPDATE orders SET state = 'paid' WHERE id = ?")) {
        statement.setQueryTimeout(2);
        statement.executeUpdate();
      } catch (java.sql.SQLException e) {
        throw new IllegalStateException(e);
      }
      channel.basicAck(delivery.getEnvelope().getDeliveryTag(), false);
    }, tag -> { });
  }

  @KafkaListener(topics = "orders")
  void early(String order, Acknowledgment acknowledgment) throws Exception {
    acknowledgment.acknowledge();
    try (PreparedStatement statement = connection.prepareStatement("UPDATE orders SET state = 'paid' WHERE id = ?")) {
      statement.setQueryTimeout(2);
      statement.executeUpdate(); // expect: msg-ack-before-process
    }
  }

  @KafkaListener(topics = "orders")
  void late(String order, Acknowledgment acknowledgment) throws Exception {
    try (PreparedStatement statement = connection.prepareStatement("UPDATE orders SET state = 'paid' WHERE id = ?")) {
      statement.setQueryTimeout(2);
      statement.executeUpdate();
    }
    acknowledgment.acknowledge();
  }
}
