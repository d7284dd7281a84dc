import io.grpc.ManagedChannel
import java.util.concurrent.TimeUnit

// Who uses it is not here: a class with a stub of its own is made to be used more than once.
class Prices(channel: ManagedChannel) {
    private val stub = PriceGrpc.newBlockingStub(channel).withDeadlineAfter(2, TimeUnit.SECONDS) // expect: deadline-on-shared-stub

    fun of(item: Item): Money = stub.get(item)
}

class Fresh(channel: ManagedChannel) {
    private val stub = PriceGrpc.newBlockingStub(channel)

    fun of(item: Item): Money = stub.withDeadlineAfter(2, TimeUnit.SECONDS).get(item)
}
