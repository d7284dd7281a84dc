package shop

import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.sync.Semaphore
import kotlinx.coroutines.sync.withPermit
import org.springframework.web.bind.annotation.PostMapping
import org.springframework.web.bind.annotation.RequestBody
import org.springframework.web.bind.annotation.RestController
import org.springframework.web.client.RestTemplate

@RestController
class Prices(private val rest: RestTemplate) {
    private val few = Semaphore(8)

    @PostMapping("/all")
    suspend fun all(@RequestBody ids: List<Long>): List<String?> = coroutineScope {
        ids.map { id -> async { rest.getForObject("https://prices.example/items/$id", String::class.java) } }.awaitAll() // expect: load-unbounded-fanout
    }

    @PostMapping("/few")
    suspend fun aFew(@RequestBody ids: List<Long>): List<String?> = coroutineScope {
        ids.map { id -> async { few.withPermit { rest.getForObject("https://prices.example/items/$id", String::class.java) } } }.awaitAll()
    }
}
