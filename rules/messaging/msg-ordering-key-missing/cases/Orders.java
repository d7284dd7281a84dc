package shop;

import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

class Orders {
  private final KafkaProducer<String, String> producer;

  Orders(KafkaProducer<String, String> producer) {
    this.producer = producer;
  }

  void place(String id, String order) throws Exception {
    producer.send(new ProducerRecord<>("orders", id, order)).get(5, TimeUnit.SECONDS);
    producer.send(new ProducerRecord<>("orders", order)).get(5, TimeUnit.SECONDS); // expect: msg-ordering-key-missing
    producer.send(new ProducerRecord<>("orders", null, order)).get(5, TimeUnit.SECONDS); // expect: msg-ordering-key-missing
  }
}
