package shop

import io.ktor.client.HttpClient
import io.ktor.client.engine.okhttp.OkHttp
import io.ktor.client.plugins.HttpTimeout
import io.ktor.client.request.get
import java.time.Duration
import kotlinx.coroutines.withTimeout
import kotlinx.coroutines.withTimeoutOrNull
import org.springframework.boot.web.client.RestTemplateBuilder
import org.springframework.web.client.RestTemplate
import org.springframework.web.reactive.function.client.WebClient
import org.springframework.web.reactive.function.client.awaitBody

private val template = RestTemplate() // expect: deadline-absent-http-client

private val limited = RestTemplateBuilder().setReadTimeout(Duration.ofSeconds(2)).setConnectTimeout(Duration.ofSeconds(1)).build()

fun price(id: String): String? = template.getForObject("https://prices.example/$id", String::class.java)

fun limitedPrice(id: String): String? = limited.getForObject("https://prices.example/$id", String::class.java)

private val stock = HttpClient(OkHttp) {
    install(HttpTimeout) { requestTimeoutMillis = 2_000 }
}

suspend fun stock(id: String) = stock.get("https://stock.example/$id")

private val reviews = WebClient.create("https://reviews.example") // expect: deadline-absent-http-client

suspend fun reviews(id: String): String = reviews.get().uri("/{id}", id).retrieve().awaitBody()

// What a coroutine may take is a limit as well.
private val bare = WebClient.create("https://rates.example")

suspend fun rates(): String = withTimeout(2_000) { bare.get().uri("/").retrieve().awaitBody() }

suspend fun ratesIfAny(): String? = withTimeoutOrNull(2_000) { bare.get().uri("/").retrieve().awaitBody<String>() }
