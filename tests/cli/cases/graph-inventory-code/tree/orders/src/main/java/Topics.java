import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

class Topics {
  KafkaTemplate<String, String> template;

  @Bean
  NewTopic placed() {
    return TopicBuilder.name("placed").partitions(6).replicas(3).build();
  }

  @Bean
  NewTopic shipped() {
    return new NewTopic("shipped", 3, (short) 2);
  }

  @KafkaListener(topics = "paid", groupId = "orders")
  public void paid(String id) {
    template.send("placed", id, "new");
    template.send("shipped", id, "new");
  }

  @Transactional(isolation = Isolation.SERIALIZABLE, timeout = 5)
  public void settle() {}
}
