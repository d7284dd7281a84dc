package shop;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

// The key stands in another place for each way to make a record, and may come from a caller who has one only sometimes.
class Keys {
  private final Producer<String, String> producer;
  private final String pattern;

  Keys(Producer<String, String> producer, String pattern) {
    this.producer = producer;
    this.pattern = pattern;
  }

  void place(String order) throws Exception {
    publish(pattern == null ? null : pattern.replace("$", order), order);
  }

  void publish(String key, String order) throws Exception {
    producer.send(new ProducerRecord<>("orders", key, order)).get(5, TimeUnit.SECONDS);
  }

  void withHeaders(String id, String order, Integer partition, List<Header> several) throws Exception {
    Headers headers = new RecordHeaders();
    producer.send(new ProducerRecord<>("orders", partition, id, order, headers)).get(5, TimeUnit.SECONDS);
    producer.send(new ProducerRecord<>("orders", partition, id, order, several)).get(5, TimeUnit.SECONDS);
    producer.send(new ProducerRecord<>("orders", null, null, id, order, headers)).get(5, TimeUnit.SECONDS);
    producer.send(new ProducerRecord<>("orders", null, null, order, headers)).get(5, TimeUnit.SECONDS); // expect: msg-ordering-key-missing
  }

  void withTime(String id, String order, Long at) throws Exception {
    producer.send(new ProducerRecord<>("orders", null, at, id, order)).get(5, TimeUnit.SECONDS);
    producer.send(new ProducerRecord<>("orders", null, at, null, order)).get(5, TimeUnit.SECONDS); // expect: msg-ordering-key-missing
  }
}
