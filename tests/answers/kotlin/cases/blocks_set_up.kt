package shop

import okhttp3.Call
import okhttp3.OkHttpClient
import okhttp3.Request
import org.springframework.http.client.SimpleClientHttpRequestFactory
import org.springframework.web.client.RestTemplate
import java.time.Duration
import java.util.concurrent.TimeUnit

// What is set in a block reaches the object, whatever it is called there.
private fun request() = Request.Builder().url("https://a.example").build()

private val applied = OkHttpClient.Builder().apply {
    callTimeout(1, TimeUnit.SECONDS)
    readTimeout(30, TimeUnit.SECONDS)
}.build()

fun a() = applied.newCall(request()).execute() // answer: deadline bounded 1s

private val also = OkHttpClient.Builder().also { it.callTimeout(2, TimeUnit.SECONDS) }.build()

fun b() = also.newCall(request()).execute() // answer: deadline bounded 2s

private val let = OkHttpClient.Builder().let { builder -> builder.callTimeout(Duration.ofSeconds(3)).build() }

fun c() = let.newCall(request()).execute() // answer: deadline bounded 3s

private val run = OkHttpClient.Builder().run {
    callTimeout(4, TimeUnit.SECONDS)
    build()
}

fun d() = run.newCall(request()).execute() // answer: deadline bounded 4s

private val with = with(OkHttpClient.Builder()) {
    callTimeout(5, TimeUnit.SECONDS)
    build()
}

fun e() = with.newCall(request()).execute() // answer: deadline bounded 5s

// A property of Java is set by its method.
private val template = RestTemplate().apply {
    requestFactory = SimpleClientHttpRequestFactory().apply { setReadTimeout(6_000) }
}

fun f() = template.getForObject("https://a.example", String::class.java) // answer: deadline bounded 6s

private fun OkHttpClient.Builder.limited(seconds: Long = 7) = callTimeout(seconds, TimeUnit.SECONDS)

private val extended = OkHttpClient.Builder().limited().build()

fun g() = extended.newCall(request()).execute() // answer: deadline bounded 7s

private val named = OkHttpClient.Builder().limited(seconds = 8).build()

fun h() = named.newCall(request()).execute() // answer: deadline bounded 8s

fun i(): Call = named.newBuilder().build().newCall(request())

fun j() = i().execute() // answer: deadline bounded 8s
