package shop;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Orders {
  private final KafkaProducer<String, String> producer;
  private final KafkaTemplate<String, String> template;
  private final Connection connection;

  Orders(KafkaProducer<String, String> producer, KafkaTemplate<String, String> template, Connection connection) {
    this.producer = producer;
    this.template = template;
    this.connection = connection;
  }

  void forgotten(String id, String order) {
    producer.send(new ProducerRecord<>("orders", id, order)); // expect: msg-publish-unconfirmed
    template.send("orders", id, order); // expect: msg-publish-unconfirmed
  }

  void told(String id, String order) {
    producer.send(new ProducerRecord<>("orders", id, order), (metadata, error) -> {
      if (error != null) System.err.println(error);
    });
    template.send("orders", id, order).whenComplete((result, error) -> {
      if (error != null) System.err.println(error);
    });
  }

  void waited(String id, String order) throws Exception {
    producer.send(new ProducerRecord<>("orders", id, order)).get(5, TimeUnit.SECONDS);
    Future<RecordMetadata> sent = producer.send(new ProducerRecord<>("orders", id, order));
    sent.get(5, TimeUnit.SECONDS);
  }

  // Numbers about the traffic may be lost.
  void counted(String id) {
    template.send("metrics", id, "1");
  }

  @PostMapping("/plain")
  void plain(byte[] order) throws Exception {
    Channel channel = connection.createChannel();
    channel.basicPublish("", "orders", null, order); // expect: msg-publish-unconfirmed
  }

  @PostMapping("/confirmed")
  void confirmed(byte[] order) throws Exception {
    Channel channel = connection.createChannel();
    channel.confirmSelect();
    channel.basicPublish("", "orders", null, order);
    channel.waitForConfirms(5000);
  }
}
