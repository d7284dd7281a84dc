package shop

import io.lettuce.core.SetArgs
import io.lettuce.core.api.sync.RedisCommands

class Settle(private val redis: RedisCommands<String, String>) {
    fun settle(order: String, token: String) {
        val key = "lock:$order"
        if (redis.set(key, token, SetArgs().nx().px(30_000)) != "OK") return
        try {
            println(order)
        } finally {
            redis.del(key) // expect: lock-release-non-owner
        }
    }
}
