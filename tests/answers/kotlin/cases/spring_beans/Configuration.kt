package shop.config

import org.springframework.boot.web.client.RestTemplateBuilder
import org.springframework.context.annotation.Bean
import org.springframework.context.annotation.Configuration
import org.springframework.web.client.RestTemplate
import java.net.http.HttpClient
import java.time.Duration

@Configuration
class ClientConfiguration {
    @Bean
    fun template(builder: RestTemplateBuilder): RestTemplate = builder
        .setConnectTimeout(Duration.ofSeconds(1))
        .setReadTimeout(READ_TIMEOUT)
        .build()

    @Bean
    fun plain(): HttpClient = HttpClient.newBuilder().apply { connectTimeout(Duration.ofSeconds(1)) }.build()

    companion object {
        private val READ_TIMEOUT: Duration = Duration.ofSeconds(4)
    }
}
