import org.springframework.scheduling.annotation.Scheduled
import org.springframework.stereotype.Service
import org.springframework.transaction.annotation.Transactional

@Service
class Orders(private val booking: Booking) {
    @Scheduled(fixedDelay = 60000)
    fun place() {
        store("a")
        booking.book("a")
        hidden("a")
    }

    @Transactional(timeout = 5) // expect: tx-annotation-ineffective
    fun store(id: String) {
    }

    @Transactional(timeout = 5) // expect: tx-annotation-ineffective
    private fun hidden(id: String) {
    }
}

@Service
class Booking {
    @Transactional(timeout = 5)
    fun book(id: String) {
    }
}
