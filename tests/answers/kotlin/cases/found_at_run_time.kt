package shop

import io.ktor.client.HttpClient
import io.ktor.client.request.get
import java.util.ServiceLoader

// Objects that are looked up or made by name.
private val clients: MutableMap<String, HttpClient> = mutableMapOf()

suspend fun fromMap(name: String) = clients.getValue(name).get("https://a.example") // answer: deadline unknown

suspend fun byIndex(name: String) = clients[name]!!.get("https://a.example") // answer: deadline unknown

private val made = Class.forName("shop.Client").getDeclaredConstructor().newInstance() as HttpClient

suspend fun reflected() = made.get("https://a.example") // answer: deadline unknown

private val loaded: HttpClient = ServiceLoader.load(HttpClient::class.java).first()

suspend fun viaLoader() = loaded.get("https://a.example") // answer: deadline unknown

private val cast = com.acme.platform.registry("http") as HttpClient

suspend fun fromRegistry() = cast.get("https://a.example") // answer: deadline unknown
