package shop

import io.ktor.client.HttpClient
import io.ktor.client.request.get
import jakarta.inject.Inject
import org.koin.core.component.KoinComponent
import org.koin.core.component.inject

// Objects that somebody else puts in.
class Prices {
    @Inject
    lateinit var client: HttpClient

    suspend fun read() = client.get("https://prices.example") // answer: deadline unknown
}

class Stock : KoinComponent {
    private val client: HttpClient by inject()

    suspend fun read() = client.get("https://stock.example") // answer: deadline unknown
}

class Orders {
    private lateinit var client: HttpClient

    suspend fun read() = client.get("https://orders.example") // answer: deadline unknown
}

class Baskets(provider: com.acme.platform.Clients) {
    private val client: HttpClient by lazy { provider.http() }

    suspend fun read() = client.get("https://baskets.example") // answer: deadline unknown
}
