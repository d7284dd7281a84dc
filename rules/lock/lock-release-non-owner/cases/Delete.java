import java.time.Duration;
import org.springframework.data.redis.core.StringRedisTemplate;

class Delete {
  private final StringRedisTemplate redis;

  Delete(StringRedisTemplate redis) {
    this.redis = redis;
  }

  void settle(String order) {
    String key = "lock:" + order;
    if (!Boolean.TRUE.equals(redis.opsForValue().setIfAbsent(key, "1", Duration.ofSeconds(30)))) {
      return;
    }
    try {
      System.out.println("settling " + order);
    } finally {
      redis.delete(key); // expect: lock-release-non-owner
    }
  }
}
