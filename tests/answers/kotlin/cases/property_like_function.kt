package shop

import java.time.Duration
import okhttp3.OkHttpClient
import okhttp3.Request

// A property and a function may have one name, and the name alone is the property.
class Prices {
    private val client = OkHttpClient.Builder().callTimeout(Duration.ofSeconds(2)).build()

    fun client(): OkHttpClient {
        return client
    }

    fun byName(request: Request) = client.newCall(request).execute() // answer: deadline bounded 2s

    fun byFunction(request: Request) = client().newCall(request).execute() // answer: deadline bounded 2s
}
