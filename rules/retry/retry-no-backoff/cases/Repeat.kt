package shop

import com.github.michaelbull.retry.policy.stopAtAttempts
import com.github.michaelbull.retry.retry
import java.io.IOException
import java.time.Duration
import kotlinx.coroutines.delay
import org.springframework.boot.web.client.RestTemplateBuilder

private val template = RestTemplateBuilder().setReadTimeout(Duration.ofSeconds(2)).build()

private fun fetch(id: String): String? = template.getForObject("https://prices.example/$id", String::class.java)

fun hot(id: String): String? {
    repeat(5) { // expect: retry-no-backoff
        try {
            return fetch(id)
        } catch (e: IOException) {
            println(e)
        }
    }
    return null
}

suspend fun paused(id: String): String? {
    repeat(5) { attempt ->
        try {
            return fetch(id)
        } catch (e: IOException) {
            delay(100L shl attempt)
        }
    }
    return null
}

suspend fun byPolicy(id: String): String? = retry(stopAtAttempts<Throwable>(5)) { fetch(id) } // expect: retry-no-backoff
