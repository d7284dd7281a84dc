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

class Settings {
  private final OkHttpClient books = new OkHttpClient.Builder().callTimeout(Duration.ofSeconds(20)).build();

  void run() throws Exception {
    Map<String, Object> settings = new HashMap<>(16);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, "many");
    KafkaConsumer<String, String> consumer = new KafkaConsumer<>(settings);
    consumer.subscribe(List.of("orders"));
    while (true) {
      for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) { // expect: msg-lease-shorter-than-work
        books.newCall(new Request.Builder().url("https://books.example/orders/" + record.value()).build()).execute();
      }
    }
  }
}
