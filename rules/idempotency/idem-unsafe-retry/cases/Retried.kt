package shop

import com.github.michaelbull.retry.policy.binaryExponentialBackoff
import com.github.michaelbull.retry.policy.plus
import com.github.michaelbull.retry.policy.stopAtAttempts
import com.github.michaelbull.retry.retry
import java.time.Duration
import org.springframework.boot.web.client.RestTemplateBuilder

private val template = RestTemplateBuilder().setReadTimeout(Duration.ofSeconds(2)).build()
private val policy = stopAtAttempts<Throwable>(3) + binaryExponentialBackoff(50L, 5_000L)

suspend fun charge(order: String): String? = retry(policy) {
    template.postForObject("https://pay.example/charges", "{}", String::class.java) // expect: idem-unsafe-retry
}

suspend fun state(order: String): String? = retry(policy) {
    template.getForObject("https://pay.example/charges/$order", String::class.java)
}
