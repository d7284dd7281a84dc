package shop

import org.apache.seata.spring.annotation.GlobalTransactional
import retrofit2.http.Body
import retrofit2.http.GET
import retrofit2.http.POST

interface Stock {
    @POST("/reservations")
    suspend fun reserve(@Body order: String): String

    @GET("/left")
    suspend fun left(): Int
}

class Orders(private val stock: Stock) {
    @GlobalTransactional // expect: tpc-global-tx-cross-service
    suspend fun place(order: String) = stock.reserve(order)

    @GlobalTransactional
    suspend fun looksOnly() = stock.left()
}
