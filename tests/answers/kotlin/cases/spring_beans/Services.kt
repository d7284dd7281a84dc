package shop

import org.springframework.stereotype.Service
import org.springframework.web.client.RestTemplate
import org.springframework.web.client.getForObject
import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse.BodyHandlers
import java.time.Duration

@Service
class Prices(private val template: RestTemplate) {
    fun read() = template.getForObject<String>("https://prices.example") // answer: deadline bounded 4s
}

@Service
class Stock(private val plain: HttpClient) {
    fun read(): String {
        val request = HttpRequest.newBuilder(URI.create("https://stock.example")).build() // expect: deadline-absent-http-client
        return plain.send(request, BodyHandlers.ofString()).body() // answer: deadline unbounded
    }

    fun limited(): String {
        val request = HttpRequest.newBuilder(URI.create("https://stock.example")).timeout(Duration.ofSeconds(6)).build()
        return plain.send(request, BodyHandlers.ofString()).body() // answer: deadline bounded 6s
    }
}
