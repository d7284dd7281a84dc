package shop

import io.ktor.client.HttpClient
import io.ktor.client.engine.okhttp.OkHttp
import io.ktor.client.plugins.HttpTimeout
import io.ktor.client.plugins.HttpTimeoutConfig
import io.ktor.client.request.get
import java.time.Duration
import okhttp3.OkHttpClient
import okhttp3.Request

private val client = OkHttpClient.Builder().readTimeout(Duration.ZERO).build() // expect: deadline-infinite-explicit

fun page(url: String) = client.newCall(Request.Builder().url(url).build()).execute().body?.string()

// The whole call has a limit; that one phase has none is no fault.
private val whole = OkHttpClient.Builder().readTimeout(Duration.ZERO).callTimeout(Duration.ofSeconds(30)).build()

fun download(url: String) = whole.newCall(Request.Builder().url(url).build()).execute().body?.bytes()
