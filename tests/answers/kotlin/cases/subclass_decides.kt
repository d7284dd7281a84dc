package shop

import io.ktor.client.HttpClient
import io.ktor.client.engine.java.Java
import io.ktor.client.plugins.HttpTimeout
import io.ktor.client.request.get

// Whoever extends the class gives the client.
abstract class Api {
    protected abstract val client: HttpClient

    protected abstract fun other(): HttpClient

    suspend fun a() = client.get("https://a.example") // answer: deadline unknown

    suspend fun b() = other().get("https://a.example") // answer: deadline unknown
}

interface HasClient {
    val client: HttpClient
}

class Delegated(inner: HasClient) : HasClient by inner {
    suspend fun read() = client.get("https://a.example") // answer: deadline unknown
}

// Which of the subclasses it is nobody says.
abstract class Known {
    protected abstract val client: HttpClient

    suspend fun read() = client.get("https://a.example") // answer: deadline unknown
}

class OnlyOne : Known() {
    override val client = HttpClient(Java) { install(HttpTimeout) { requestTimeoutMillis = 3_000 } }
}
