import org.springframework.scheduling.annotation.Scheduled
import org.springframework.transaction.annotation.Transactional

class Orders(booking: Booking) {
  @Scheduled(fixedDelay = 60000)
  def place(): Unit = {
    store("a")
    booking.book("a")
  }

  @Transactional(timeout = 5) // expect: tx-annotation-ineffective
  def store(id: String): Unit = {}
}

class Booking {
  @Transactional(timeout = 5)
  def book(id: String): Unit = {}
}
