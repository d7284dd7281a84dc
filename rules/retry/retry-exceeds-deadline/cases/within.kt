import io.github.resilience4j.kotlin.retry.executeSuspendFunction
import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.time.Duration
import kotlinx.coroutines.delay
import kotlinx.coroutines.withTimeout

class Prices(private val client: HttpClient) {
    private val ask = HttpRequest.newBuilder(URI.create("http://prices")).timeout(Duration.ofSeconds(10)).build()

    suspend fun price(): String = withTimeout(12_000) {
        for (attempt in 1..4) { // expect: retry-exceeds-deadline
            try {
                return@withTimeout client.send(ask, HttpResponse.BodyHandlers.ofString()).body()
            } catch (e: java.io.IOException) {
                delay(1000)
            }
        }
        throw IllegalStateException("no answer")
    }
}
