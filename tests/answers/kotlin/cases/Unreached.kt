package shop

import kotlinx.coroutines.withTimeout
import org.springframework.web.client.RestTemplate

// Limits that do not reach the call: a coroutine is cancelled where it suspends, and a call that blocks does not.
class Unreached {
    private val template = RestTemplate() // miss: deadline-absent-http-client withTimeout does not end a call that blocks

    suspend fun blocksInside(url: String) = withTimeout(5000) { template.getForObject(url, String::class.java) } // answer: deadline unbounded
}
