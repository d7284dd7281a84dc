package shop

import org.springframework.beans.factory.annotation.Value
import org.springframework.boot.context.properties.ConfigurationProperties
import org.springframework.boot.web.client.RestTemplateBuilder
import org.springframework.context.annotation.Bean
import org.springframework.context.annotation.Configuration
import org.springframework.stereotype.Component
import org.springframework.web.client.RestTemplate
import java.time.Duration

@Configuration
class PricesConfiguration {
    @Bean
    fun prices(builder: RestTemplateBuilder, @Value("\${shop.prices.timeout}") timeout: Duration): RestTemplate =
        builder.setReadTimeout(timeout).build()
}

@Component
class Prices(private val prices: RestTemplate) {
    fun read() = prices.getForObject("https://prices.example", String::class.java) // answer: deadline bounded 900ms
}

class Stock(@Value("\${shop.stock.timeout-ms}") private val timeout: Long) {
    private val rest = RestTemplateBuilder().setReadTimeout(Duration.ofMillis(timeout)).build()

    fun read() = rest.getForObject("https://stock.example", String::class.java) // answer: deadline bounded 1200ms
}
