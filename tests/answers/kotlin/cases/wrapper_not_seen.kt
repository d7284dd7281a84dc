package shop

import com.acme.platform.withDeadline
import io.ktor.client.HttpClient
import io.ktor.client.engine.java.Java
import io.ktor.client.request.get
import kotlinx.coroutines.withTimeout
import kotlinx.coroutines.withTimeoutOrNull
import kotlin.time.Duration
import kotlin.time.Duration.Companion.seconds

private val client = HttpClient(Java)

// The function's name speaks of a limit, and what it does is not seen.
suspend fun a() = withDeadline { client.get("https://a.example") } // answer: deadline unknown

// Here it is seen.
private suspend fun <T> limited(limit: Duration = 2.seconds, block: suspend () -> T): T = withTimeout(limit) { block() }

suspend fun b() = limited { client.get("https://a.example") }

suspend fun c() = withTimeoutOrNull(500) { client.get("https://a.example") }
