package shop

import com.acme.platform.CompanyDefaults
import com.acme.platform.companyDefaults
import io.ktor.client.HttpClient
import io.ktor.client.engine.java.Java
import io.ktor.client.plugins.HttpTimeout
import io.ktor.client.plugins.UserAgent
import io.ktor.client.request.get

// A plugin of another repository may limit every request.
private val withPlugin = HttpClient(Java) { install(CompanyDefaults) }

// So may a function that is not seen.
private val withFunction = HttpClient(Java) { companyDefaults() }

// And one that is handed over.
private fun configured(configure: io.ktor.client.HttpClientConfig<*>.() -> Unit) = HttpClient(Java) { configure() }

private val elsewhere = configured(com.acme.platform.defaults)

private val plain = HttpClient(Java) { install(UserAgent) } // expect: deadline-absent-http-client

private val limited = configured { install(HttpTimeout) { requestTimeoutMillis = 2_000 } }

suspend fun a() = withPlugin.get("https://a.example") // answer: deadline unknown

suspend fun b() = withFunction.get("https://a.example") // answer: deadline unknown

suspend fun c() = elsewhere.get("https://a.example") // answer: deadline unknown

suspend fun d() = plain.get("https://a.example") // answer: deadline unbounded

suspend fun e() = limited.get("https://a.example") // answer: deadline bounded 2s
