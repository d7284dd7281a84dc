package shop

import io.lettuce.core.api.sync.RedisCommands

class Settle(private val redis: RedisCommands<String, String>) {
    fun settle(order: String) {
        val key = "lock:$order"
        if (!redis.setnx(key, "1")) return // expect: lock-acquire-not-atomic
        redis.expire(key, 30)
        println(order)
    }
}
