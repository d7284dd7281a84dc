package shop

import io.ktor.client.HttpClient
import io.ktor.client.request.get
import shop.http.Clients
import shop.http.Clients.stock

class Shop(private val client: HttpClient = Clients.prices) {
    suspend fun own() = client.get("https://prices.example") // answer: deadline bounded 2s

    suspend fun prices() = Clients.prices.get("https://prices.example") // answer: deadline bounded 2s

    suspend fun stocks() = stock.get("https://stock.example") // answer: deadline bounded 1500ms

    suspend fun orders() = Clients.orders.get("https://orders.example") // answer: deadline bounded 3s

    suspend fun baskets() = Clients.baskets.get("https://baskets.example") // answer: deadline unbounded
}

fun main() {
    Shop()
}
