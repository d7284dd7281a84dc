import java.time.Duration;
import org.springframework.data.redis.core.StringRedisTemplate;

class Settle {
  private final StringRedisTemplate redis;

  Settle(StringRedisTemplate redis) {
    this.redis = redis;
  }

  void settle(String order) {
    String key = "lock:" + order;
    if (!redis.opsForValue().setIfAbsent(key, "1")) { // expect: lock-acquire-not-atomic
      return;
    }
    redis.expire(key, Duration.ofSeconds(30));
    System.out.println(order);
  }
}
