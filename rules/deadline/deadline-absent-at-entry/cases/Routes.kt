package shop

import io.ktor.client.HttpClient
import io.ktor.client.engine.okhttp.OkHttp
import io.ktor.client.plugins.HttpTimeout
import io.ktor.client.request.get
import io.ktor.server.application.call
import io.ktor.server.response.respond
import io.ktor.server.routing.Route
import io.ktor.server.routing.get

private val client = HttpClient(OkHttp) {
    install(HttpTimeout) { requestTimeoutMillis = 2_000 }
}

// No context of the request comes in here: what the client allows is the limit.
fun Route.prices() {
    get("/prices") {
        call.respond(client.get("https://prices.example").status)
    }
}
