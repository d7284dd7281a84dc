import org.apache.flink.connector.base.DeliveryGuarantee
import org.apache.flink.connector.kafka.sink.KafkaSink

fun unnamed(): KafkaSink<String> =
    KafkaSink.builder<String>().setBootstrapServers("kafka:9092").build() // expect: stream-sink-guarantee-mismatch

fun named(): KafkaSink<String> =
    KafkaSink.builder<String>().setBootstrapServers("kafka:9092").setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE).build()
