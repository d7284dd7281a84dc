package shop

import io.grpc.ManagedChannel
import java.util.concurrent.TimeUnit
import kotlinx.coroutines.withTimeout
import shop.stock.StockGrpcKt.StockCoroutineStub
import shop.stock.reserveRequest

class Reservations(channel: ManagedChannel) {
    private val stub = StockCoroutineStub(channel) // expect: deadline-absent-grpc-client

    suspend fun reserve(item: String) = stub.reserve(reserveRequest { this.item = item })

    suspend fun limited(item: String) = stub.withDeadlineAfter(2, TimeUnit.SECONDS).reserve(reserveRequest { this.item = item })
}

class Short(channel: ManagedChannel) {
    private val stub = StockCoroutineStub(channel)

    suspend fun reserve(item: String) = withTimeout(1_000) { stub.reserve(reserveRequest { this.item = item }) }
}
