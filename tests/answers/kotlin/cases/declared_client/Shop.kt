package shop.stock

import org.springframework.stereotype.Service

@Service
class Shop(
    private val stock: StockService,
    private val prices: PriceService,
    private val forecasts: ForecastService,
    private val imports: ImportService,
) {
    suspend fun show(id: String): List<Item> = listOf(
        stock.stock(id), // answer: deadline bounded 3s
        prices.price(id), // answer: deadline bounded 10s
        forecasts.forecast(id), // answer: deadline inherited
        imports.import(), // answer: deadline unbounded
    )

    suspend fun reserve(id: String) {
        stock.reserve(Item(id)) // answer: deadline bounded 3s
    }
}
