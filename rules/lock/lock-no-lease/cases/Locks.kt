package shop

import io.lettuce.core.SetArgs
import io.lettuce.core.api.sync.RedisCommands
import org.redisson.api.RedissonClient

class Locks(private val redis: RedisCommands<String, String>, private val redisson: RedissonClient) {
    fun forEver(order: String, token: String, settle: () -> Unit) {
        val key = "lock:$order"
        if (redis.set(key, token, SetArgs().nx()) != "OK") return // expect: lock-release-not-guaranteed, lock-no-lease
        settle()
        redis.del(key)
    }

    fun leased(order: String, token: String): Boolean = redis.set("lease:$order", token, SetArgs().nx().px(30_000)) == "OK"

    // The client renews it as long as it lives.
    fun renewed(order: String, settle: () -> Unit) {
        val lock = redisson.getLock("lock:$order")
        lock.lock()
        try {
            settle()
        } finally {
            lock.unlock()
        }
    }
}
