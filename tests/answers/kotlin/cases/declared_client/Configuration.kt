package shop.stock

import java.time.Duration
import okhttp3.OkHttpClient
import org.springframework.context.annotation.Bean
import org.springframework.context.annotation.Configuration
import retrofit2.Retrofit
import retrofit2.converter.jackson.JacksonConverterFactory

@Configuration
class StockConfiguration {
    @Bean
    fun stockService(): StockService =
        Retrofit.Builder()
            .baseUrl("http://stock")
            .client(OkHttpClient.Builder().callTimeout(Duration.ofSeconds(3)).build())
            .addConverterFactory(JacksonConverterFactory.create())
            .build()
            .create(StockService::class.java)

    @Bean
    fun priceService(): PriceService {
        val retrofit = Retrofit.Builder().baseUrl("http://price").build()
        return retrofit.create(PriceService::class.java)
    }

    @Bean
    fun forecastService(client: OkHttpClient): ForecastService =
        Retrofit.Builder().baseUrl("http://forecast").client(client).build().create(ForecastService::class.java)

    @Bean
    fun importService(): ImportService =
        Retrofit.Builder()
            .baseUrl("http://import")
            .client(OkHttpClient.Builder().readTimeout(Duration.ZERO).build()) // expect: deadline-infinite-explicit
            .build()
            .create(ImportService::class.java)
}
