import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

class Job {
  static <T> KafkaSink<T> unnamed(Properties settings, KafkaRecordSerializationSchema<T> schema) {
    return KafkaSink.<T>builder()
        .setBootstrapServers("kafka:9092")
        .setKafkaProducerConfig(settings)
        .setRecordSerializer(schema)
        .build(); // expect: stream-sink-guarantee-mismatch
  }

  static KafkaSink<String> given(DeliveryGuarantee guarantee) {
    return KafkaSink.<String>builder().setBootstrapServers("kafka:9092").setDeliveryGuarantee(guarantee).build();
  }

  static KafkaSink<String> later(boolean strict) {
    KafkaSinkBuilder<String> builder = KafkaSink.<String>builder().setBootstrapServers("kafka:9092");
    if (strict) {
      builder.setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE).setTransactionalIdPrefix("orders");
    } else {
      builder.setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE);
    }
    return builder.build();
  }

  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.enableCheckpointing(60000);
    KafkaSink<String> none = KafkaSink.<String>builder()
        .setBootstrapServers("kafka:9092")
        .setDeliveryGuarantee(DeliveryGuarantee.NONE)
        .build(); // expect: stream-sink-guarantee-mismatch
  }
}
