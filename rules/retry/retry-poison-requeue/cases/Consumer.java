import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import java.io.IOException;

class Consumer {
  private final Channel channel;

  Consumer(Channel channel) {
    this.channel = channel;
  }

  void handle(long tag, byte[] body) throws IOException {
    try {
      store(body);
      channel.basicAck(tag, false);
    } catch (RuntimeException e) {
      channel.basicNack(tag, false, true); // expect: retry-poison-requeue
    }
  }

  void toTheDeadLetters(long tag, byte[] body) throws IOException {
    try {
      store(body);
      channel.basicAck(tag, false);
    } catch (RuntimeException e) {
      channel.basicNack(tag, false, false);
    }
  }

  void store(byte[] body) {}
}
