package shop

import io.ktor.client.HttpClient
import io.ktor.client.request.get
import io.ktor.client.request.post
import java.net.URI
import java.net.http.HttpRequest
import java.net.http.HttpResponse

// Whoever makes the client decides, and is not here.
class Prices(private val client: HttpClient, private val plain: java.net.http.HttpClient) {
    suspend fun read() = client.get("https://prices.example/x") // answer: deadline inherited

    suspend fun write() = client.post("https://prices.example/x") // answer: deadline inherited

    fun request(request: HttpRequest): String =
        plain.send(request, HttpResponse.BodyHandlers.ofString()).body() // answer: deadline inherited

    // The client is somebody else's, but the request is made here, and a client of the JDK has no limit of its own.
    fun made(): String {
        val request = HttpRequest.newBuilder(URI.create("https://prices.example")).build() // expect: deadline-absent-http-client
        return plain.send(request, HttpResponse.BodyHandlers.ofString()).body() // answer: deadline unbounded
    }
}
