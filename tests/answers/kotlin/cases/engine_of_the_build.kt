package shop

import io.ktor.client.HttpClient
import io.ktor.client.engine.HttpClientEngine
import io.ktor.client.engine.cio.CIO
import io.ktor.client.plugins.HttpTimeout
import io.ktor.client.plugins.timeout
import io.ktor.client.request.get

// What an engine does by itself is not known where the build brings the engine, or a caller.
private val any = HttpClient()

private fun over(engine: HttpClientEngine) = HttpClient(engine)

private val cio = HttpClient(CIO)

suspend fun a() = any.get("https://a.example") // answer: deadline unknown

suspend fun b(engine: HttpClientEngine) = over(engine).get("https://a.example") // answer: deadline unknown

suspend fun c() = cio.get("https://a.example") // answer: deadline bounded 15s

// The request says otherwise.
suspend fun d() = any.get("https://a.example") { timeout { requestTimeoutMillis = 500 } } // answer: deadline bounded 500ms

suspend fun e() = HttpClient { install(HttpTimeout) { requestTimeoutMillis = 700 } }.get("https://a.example") // answer: deadline bounded 700ms
