package shop

import com.github.michaelbull.retry.policy.constantDelay
import com.github.michaelbull.retry.policy.plus
import com.github.michaelbull.retry.policy.stopAtAttempts
import com.github.michaelbull.retry.retry
import java.io.IOException
import java.time.Duration
import kotlinx.coroutines.delay
import org.springframework.boot.web.client.RestTemplateBuilder

private val template = RestTemplateBuilder().setReadTimeout(Duration.ofSeconds(2)).build()

private fun fetch(id: String): String? = template.getForObject("https://prices.example/$id", String::class.java)

suspend fun forever(id: String): String? {
    while (true) { // expect: retry-unbounded, retry-no-jitter
        try {
            return fetch(id)
        } catch (e: IOException) {
            delay(500)
        }
    }
}

suspend fun thrice(id: String): String? {
    repeat(3) {
        try {
            return fetch(id)
        } catch (e: IOException) {
            delay(500)
        }
    }
    return null
}

suspend fun byPolicy(id: String): String? = retry(constantDelay<Throwable>(delayMillis = 500)) { fetch(id) } // expect: retry-unbounded

suspend fun byLimitedPolicy(id: String): String? =
    retry(stopAtAttempts<Throwable>(5) + constantDelay(delayMillis = 500)) { fetch(id) }
