package shop.http

import io.ktor.client.HttpClient
import io.ktor.client.HttpClientConfig
import io.ktor.client.engine.java.Java
import io.ktor.client.plugins.HttpTimeout
import kotlin.time.Duration
import kotlin.time.Duration.Companion.seconds

const val STOCK_TIMEOUT_MS = 1_500L

object Clients {
    val prices = HttpClient(Java) { limits(2.seconds) }

    val stock = HttpClient(Java) {
        install(HttpTimeout) { requestTimeoutMillis = STOCK_TIMEOUT_MS }
    }

    val orders by lazy { make() }

    val baskets = make { expectSuccess = true }
}

fun HttpClientConfig<*>.limits(limit: Duration) {
    install(HttpTimeout) {
        requestTimeoutMillis = limit.inWholeMilliseconds
    }
}

private fun make(configure: HttpClientConfig<*>.() -> Unit = { limits(3.seconds) }) = HttpClient(Java, configure) // expect: deadline-absent-http-client
