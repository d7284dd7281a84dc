package shop

import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.time.Duration
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.toJavaDuration

// Settings in a data class, set up in a block, with defaults.
data class Limits(var read: Duration = Duration.ofSeconds(9), val name: String = "any")

private val client = HttpClient.newHttpClient()

class Caller(private val limits: Limits) {
    fun call() = client.send(
        HttpRequest.newBuilder(URI.create("https://a.example")).timeout(limits.read).build(),
        HttpResponse.BodyHandlers.ofString(),
    )
}

class Prices(private val read: kotlin.time.Duration) {
    private val limit = read.toJavaDuration()

    fun call(): String {
        val request = HttpRequest.newBuilder(URI.create("https://a.example")).timeout(limit).build()
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body() // answer: deadline bounded 250ms
    }
}

fun limits(configure: Limits.() -> Unit): Limits = Limits().apply(configure)

fun main() {
    Caller(limits { read = Duration.ofSeconds(2) }).call()
    Prices(250.milliseconds).call()
}
