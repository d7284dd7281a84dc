package shop;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.springframework.kafka.annotation.KafkaListener;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

class Worker {
  private final OkHttpClient books = new OkHttpClient.Builder().callTimeout(Duration.ofSeconds(20)).build();
  private final SqsClient sqs = SqsClient.create();

  void book(String order) throws Exception {
    books.newCall(new Request.Builder().url("https://books.example/orders/" + order).build()).execute();
  }

  @KafkaListener(topics = "orders", groupId = "books") // expect: msg-lease-shorter-than-work
  void each(String order) throws Exception {
    book(order);
  }

  // One request for all of them.
  @KafkaListener(topics = "orders", groupId = "all")
  void all(List<ConsumerRecord<String, String>> orders) throws Exception {
    book("all");
  }

  @KafkaListener(topics = "orders", groupId = "other", containerFactory = "patientFactory")
  void asAFactorySays(String order) throws Exception {
    book(order);
  }

  void poll() throws Exception {
    Properties settings = new Properties();
    settings.put("bootstrap.servers", "kafka:9092");
    settings.put("group.id", "polling");
    KafkaConsumer<String, String> consumer = new KafkaConsumer<>(settings);
    consumer.subscribe(List.of("orders"));
    while (true) {
      ConsumerRecords<String, String> records = consumer.poll(Duration.ofSeconds(1)); // expect: msg-lease-shorter-than-work
      for (ConsumerRecord<String, String> record : records) {
        book(record.value());
      }
      consumer.commitSync();
    }
  }

  void pollFew() throws Exception {
    Properties settings = new Properties();
    settings.put("bootstrap.servers", "kafka:9092");
    settings.put("group.id", "few");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10);
    KafkaConsumer<String, String> consumer = new KafkaConsumer<>(settings);
    consumer.subscribe(List.of("orders"));
    while (true) {
      ConsumerRecords<String, String> records = consumer.poll(Duration.ofSeconds(1));
      for (ConsumerRecord<String, String> record : records) {
        book(record.value());
      }
      consumer.commitSync();
    }
  }

  void fetch(String queue) throws Exception {
    while (true) {
      List<Message> messages = sqs.receiveMessage(ReceiveMessageRequest.builder().queueUrl(queue).visibilityTimeout(60).maxNumberOfMessages(10).build()).messages(); // expect: msg-lease-shorter-than-work
      for (Message message : messages) {
        book(message.body());
        sqs.deleteMessage(d -> d.queueUrl(queue).receiptHandle(message.receiptHandle()));
      }
    }
  }
}
