package shop

import java.time.Duration
import java.util.concurrent.TimeUnit
import org.redisson.api.RedissonClient
import org.springframework.boot.web.client.RestTemplateBuilder

private val template = RestTemplateBuilder().setReadTimeout(Duration.ofSeconds(60)).build()

class Settle(private val redisson: RedissonClient) {
    fun fixed(order: String) {
        val lock = redisson.getLock("lock:$order")
        if (!lock.tryLock(1, 10, TimeUnit.SECONDS)) return // expect: lock-release-not-guaranteed, lock-lease-shorter-than-work
        template.postForObject("https://pay.example/charges", order, String::class.java)
        lock.unlock()
    }

    fun longEnough(order: String) {
        val lock = redisson.getLock("lock:$order")
        if (!lock.tryLock(1, 300, TimeUnit.SECONDS)) return // expect: lock-release-not-guaranteed
        template.postForObject("https://pay.example/charges", order, String::class.java)
        lock.unlock()
    }
}
