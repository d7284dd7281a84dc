package shop;

import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

class Late {
  void run() {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.enableCheckpointing(600000);
    KafkaSink.<String>builder()
        .setBootstrapServers("kafka:9092")
        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
        .setTransactionalIdPrefix("orders")
        .setProperty("transaction.timeout.ms", "300000")
        .build(); // expect: stream-sink-guarantee-mismatch
  }

  KafkaSink<String> byProperties() {
    Properties settings = new Properties();
    settings.setProperty("transaction.timeout.ms", "120000");
    return KafkaSink.<String>builder()
        .setBootstrapServers("kafka:9092")
        .setKafkaProducerConfig(settings)
        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
        .setTransactionalIdPrefix("sums")
        .build(); // expect: stream-sink-guarantee-mismatch
  }

  // The library's hour is longer than the time between two checkpoints.
  KafkaSink<String> byDefault() {
    return KafkaSink.<String>builder()
        .setBootstrapServers("kafka:9092")
        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
        .setTransactionalIdPrefix("others")
        .build();
  }
}
