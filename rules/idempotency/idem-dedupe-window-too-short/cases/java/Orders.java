import java.time.Duration;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

@Component
class Orders {
  private final StringRedisTemplate redis;

  Orders(StringRedisTemplate redis) {
    this.redis = redis;
  }

  @KafkaListener(topics = "orders")
  public void take(String order) {
    if (redis.opsForValue().setIfAbsent("done:" + order, "1", Duration.ofHours(1))) { // expect: idem-dedupe-window-too-short
      charge(order);
    }
  }

  // Another topic, of which nothing is declared.
  @KafkaListener(topics = "returns")
  public void takeBack(String order) {
    if (redis.opsForValue().setIfAbsent("back:" + order, "1", Duration.ofHours(1))) {
      charge(order);
    }
  }

  private void charge(String order) {}
}
