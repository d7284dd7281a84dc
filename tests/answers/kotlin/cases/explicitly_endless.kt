package shop

import io.ktor.client.HttpClient
import io.ktor.client.engine.cio.CIO
import io.ktor.client.plugins.HttpTimeout
import io.ktor.client.plugins.HttpTimeoutConfig
import io.ktor.client.request.get
import okhttp3.OkHttpClient
import okhttp3.Request
import java.util.concurrent.TimeUnit

private val ktor = HttpClient(CIO) {
    install(HttpTimeout) {
        requestTimeoutMillis = HttpTimeoutConfig.INFINITE_TIMEOUT_MS // expect: deadline-infinite-explicit
    }
}

suspend fun a() = ktor.get("https://a.example") // answer: deadline unbounded

private val okhttp = OkHttpClient.Builder().apply {
    readTimeout(0, TimeUnit.SECONDS) // expect: deadline-infinite-explicit
}.build()

fun b() = okhttp.newCall(Request.Builder().url("https://a.example").build()).execute() // answer: deadline unbounded
