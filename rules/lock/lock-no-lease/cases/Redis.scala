import redis.RedisClient
import redis.clients.jedis.Jedis

class Settling(redis: RedisClient, jedis: Jedis) {
  def settle(order: String) = redis.set("lock:" + order, "1", NX = true) // expect: lock-no-lease

  def leased(order: String) = redis.set("lock:" + order, "1", exSeconds = Some(30L), NX = true)

  def old(order: String): Unit =
    if (jedis.setnx("lock:" + order, "1") == 1) { // expect: lock-no-lease
      println("settling " + order)
      jedis.del("lock:" + order) // expect: lock-release-non-owner
    }
}
