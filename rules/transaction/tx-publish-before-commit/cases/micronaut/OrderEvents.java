package shop;

import io.micronaut.configuration.kafka.annotation.KafkaClient;
import io.micronaut.configuration.kafka.annotation.KafkaKey;
import io.micronaut.configuration.kafka.annotation.Topic;

@KafkaClient
public interface OrderEvents {
  @Topic("order-placed")
  void placed(@KafkaKey String number, String order);
}
