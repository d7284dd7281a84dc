import org.springframework.data.redis.core.StringRedisTemplate;

class SetIfAbsent {
  private final StringRedisTemplate redis;

  SetIfAbsent(StringRedisTemplate redis) {
    this.redis = redis;
  }

  void settle(String order) {
    String key = "lock:" + order;
    if (!Boolean.TRUE.equals(redis.opsForValue().setIfAbsent(key, "1"))) { // expect: lock-no-lease
      return;
    }
    try {
      System.out.println("settling " + order);
    } finally {
      redis.delete(key);
    }
  }
}
