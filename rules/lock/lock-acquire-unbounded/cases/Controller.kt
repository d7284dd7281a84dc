package shop

import java.util.concurrent.TimeUnit
import org.redisson.api.RedissonClient
import org.springframework.web.bind.annotation.PostMapping
import org.springframework.web.bind.annotation.RestController

@RestController
class Orders(private val redisson: RedissonClient) {
    @PostMapping("/settle")
    fun settle(order: String): String {
        redisson.getLock("lock:$order").lock() // expect: lock-acquire-unbounded
        return order
    }

    @PostMapping("/try")
    fun tries(order: String): String = if (redisson.getLock("lock:$order").tryLock(1, TimeUnit.SECONDS)) order else "busy"
}
