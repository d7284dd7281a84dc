package shop

import org.springframework.beans.factory.annotation.Value
import org.springframework.boot.context.properties.ConfigurationProperties
import org.springframework.boot.web.client.RestTemplateBuilder
import org.springframework.context.annotation.Bean
import org.springframework.context.annotation.Configuration
import org.springframework.stereotype.Component
import org.springframework.web.client.RestTemplate
import java.time.Duration

@ConfigurationProperties("shop.prices")
data class PricesProperties(val url: String, val timeout: Duration)

@Configuration
class PricesConfiguration(@Value("\${shop.stock.timeout}") private val stockTimeout: Long) {
    // No settings file here says how long.
    @Bean
    fun prices(builder: RestTemplateBuilder, properties: PricesProperties): RestTemplate =
        builder.setReadTimeout(properties.timeout).build()
}

@Component
class Prices(private val prices: RestTemplate) {
    fun read() = prices.getForObject("https://prices.example", String::class.java) // answer: deadline inherited
}

class Stock(@Value("\${shop.stock.timeout}") timeout: Long) {
    private val rest = RestTemplateBuilder().setReadTimeout(Duration.ofMillis(timeout)).build()

    fun read() = rest.getForObject("https://stock.example", String::class.java) // answer: deadline unknown
}

class Orders {
    private val rest = RestTemplateBuilder().setReadTimeout(Duration.ofMillis(System.getenv("ORDERS_TIMEOUT").toLong())).build()

    fun read() = rest.getForObject("https://orders.example", String::class.java) // answer: deadline unknown
}
