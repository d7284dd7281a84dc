// A client that is declared as an interface: its annotations say what each method asks for, its maker how long it may take.
package shop.stock

import retrofit2.http.Body
import retrofit2.http.GET
import retrofit2.http.POST
import retrofit2.http.Path

data class Item(val id: String)

interface StockService {
    @GET("/stock/{id}")
    suspend fun stock(@Path("id") id: String): Item

    @POST("/stock")
    suspend fun reserve(@Body item: Item): Item
}

interface PriceService {
    @GET("/price/{id}")
    suspend fun price(@Path("id") id: String): Item
}

interface ForecastService {
    @GET("/forecast/{id}")
    suspend fun forecast(@Path("id") id: String): Item
}

interface ImportService {
    @GET("/import")
    suspend fun import(): Item
}
