package shop;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.springframework.boot.autoconfigure.kafka.KafkaProperties;

class Settings {
  private final OkHttpClient books = new OkHttpClient.Builder().callTimeout(Duration.ofSeconds(20)).build();

  private void run(KafkaConsumer<String, String> consumer) throws Exception {
    while (true) {
      for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
        books.newCall(new Request.Builder().url("https://books.example/orders/" + record.value()).build()).execute();
      }
    }
  }

  void few() throws Exception {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, "few");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10);
    KafkaConsumer<String, String> consumer = new KafkaConsumer<>(settings);
    consumer.subscribe(List.of("orders"));
    run(consumer);
  }

  void asTheSettingsSay(KafkaProperties properties) throws Exception {
    Map<String, Object> settings = new HashMap<>(properties.buildConsumerProperties());
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, "any");
    KafkaConsumer<String, String> consumer = new KafkaConsumer<>(settings);
    consumer.subscribe(List.of("orders"));
    run(consumer);
  }

  void asOthersSay(Map<String, Object> others) throws Exception {
    Map<String, Object> settings = new HashMap<>();
    settings.putAll(others);
    KafkaConsumer<String, String> consumer = new KafkaConsumer<>(settings);
    consumer.subscribe(List.of("orders"));
    run(consumer);
  }
}
