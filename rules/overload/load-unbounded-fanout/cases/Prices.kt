package shop

import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.sync.Semaphore
import kotlinx.coroutines.sync.withPermit
import org.springframework.web.bind.annotation.PostMapping
import org.springframework.web.bind.annotation.RequestBody
import org.springframework.web.bind.annotation.RestController
import org.springframework.data.jpa.repository.JpaRepository

class Price(val id: Long)

interface PriceRepository : JpaRepository<Price, Long>

@RestController
class Prices(private val prices: PriceRepository) {
    private val few = Semaphore(8)

    @PostMapping("/all")
    suspend fun all(@RequestBody ids: List<Long>): List<Price> = coroutineScope {
        ids.map { id -> async { prices.findById(id).get() } }.awaitAll() // expect: load-unbounded-fanout, deadline-absent-db
    }

    @PostMapping("/few")
    suspend fun aFew(@RequestBody ids: List<Long>): List<Price> = coroutineScope {
        ids.map { id -> async { few.withPermit { prices.findById(id).get() } } }.awaitAll()
    }
}
