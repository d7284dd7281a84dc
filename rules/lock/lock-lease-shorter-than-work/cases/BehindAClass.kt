import org.springframework.data.redis.core.StringRedisTemplate
import org.springframework.web.client.RestTemplate
import java.time.Duration

class Locks(private val redis: StringRedisTemplate) {
    fun lock(key: String): Boolean = redis.opsForValue().setIfAbsent(key, "1", Duration.ofSeconds(5)) == true // expect: lock-lease-shorter-than-work

    fun unlock(key: String) {
        redis.delete(key) // expect: lock-release-non-owner
    }

    inline fun <T> withLock(key: String, block: () -> T): T {
        check(lock(key))
        try {
            return block()
        } finally {
            unlock(key)
        }
    }
}

class Settle(private val locks: Locks) {
    private val rest = RestTemplate() // expect: deadline-absent-http-client

    fun settle(id: String) = locks.withLock("settle:$id") { rest.getForObject("https://bank.example/settled", String::class.java) }
}
