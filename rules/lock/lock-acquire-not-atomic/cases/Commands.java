import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

// Every command is handed on by a method of its own: setnx and expire belong to no lock.
class Commands {
  private final JedisPool pool;

  Commands(JedisPool pool) {
    this.pool = pool;
  }

  Long setnx(String key, String value) {
    try (Jedis jedis = pool.getResource()) {
      return jedis.setnx(key, value);
    }
  }

  Long expire(String key, long seconds) {
    try (Jedis jedis = pool.getResource()) {
      return jedis.expire(key, seconds);
    }
  }
}
