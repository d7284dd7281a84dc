package shop

import com.acme.platform.Limits
import com.acme.platform.limits
import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse

private val client = HttpClient.newHttpClient()

private fun send(request: HttpRequest) = client.send(request, HttpResponse.BodyHandlers.ofString()).body() // answer: deadline unknown

// An extension of another repository.
fun extended() = send(HttpRequest.newBuilder(URI.create("https://a.example")).limits().build())

fun inBlock() = send(HttpRequest.newBuilder(URI.create("https://a.example")).apply { limits() }.build())

fun handedOver(limits: Limits) = send(HttpRequest.newBuilder(URI.create("https://a.example")).also { limits.applyTo(it) }.build())

fun byReference(limits: Limits) = send(HttpRequest.newBuilder(URI.create("https://a.example")).also(limits::applyTo).build())

fun fromCaller(configure: HttpRequest.Builder.() -> Unit) = send(HttpRequest.newBuilder(URI.create("https://a.example")).apply(configure).build())
