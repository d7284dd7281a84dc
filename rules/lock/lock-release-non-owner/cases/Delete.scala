import redis.clients.jedis.Jedis
import redis.clients.jedis.params.SetParams

class Delete(jedis: Jedis) {
  def settle(order: String): Unit = {
    val key = "lock:" + order
    if (jedis.set(key, "1", SetParams.setParams().nx().px(30000)) != null)
      try println("settling " + order)
      finally jedis.del(key) // expect: lock-release-non-owner
  }
}
