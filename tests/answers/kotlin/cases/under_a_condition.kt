package shop

import io.ktor.client.HttpClient
import io.ktor.client.engine.java.Java
import io.ktor.client.plugins.HttpTimeout
import io.ktor.client.request.get
import java.net.URI
import java.net.http.HttpRequest
import java.net.http.HttpResponse

private val client = java.net.http.HttpClient.newHttpClient()

// Only if somebody says how long.
fun send(limit: java.time.Duration?): String {
    val request = HttpRequest.newBuilder(URI.create("https://a.example"))
    limit?.let { request.timeout(it) }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString()).body() // answer: deadline inherited
}

fun sendIf(limited: Boolean): String {
    val request = HttpRequest.newBuilder(URI.create("https://a.example"))
    if (limited) request.timeout(java.time.Duration.ofSeconds(4))
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString()).body() // answer: deadline bounded 4s
}

private fun make(limit: Long?) = HttpClient(Java) {
    install(HttpTimeout) { requestTimeoutMillis = limit }
}

suspend fun of(limit: Long?) = make(limit).get("https://a.example") // answer: deadline inherited

suspend fun two() = make(2_000).get("https://a.example") // answer: deadline bounded 2s
