import java.util.UUID;
import org.springframework.data.mongodb.repository.MongoRepository;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

class Payment {
  private String id;
  private String order;

  void setId(String id) {
    this.id = id;
  }

  void setOrder(String order) {
    this.order = order;
  }
}

class Order {
  private String status;
  private String name;

  // Raises when it has been paid: what stands behind it is done once.
  void ensureOpen() {
    if (this.status == "PAID" || this.name == null) {
      throw new IllegalStateException("paid");
    }
  }

  void ensureNamed() {
    if (this.name == null) {
      throw new IllegalStateException("no name");
    }
  }
}

interface PaymentRepository extends MongoRepository<Payment, String> {}

interface OrderRepository extends MongoRepository<Order, String> {}

@RestController
class Bookings {
  private final PaymentRepository payments;
  private final OrderRepository orders;

  Bookings(PaymentRepository payments, OrderRepository orders) {
    this.payments = payments;
    this.orders = orders;
  }

  private void save(String order) {
    Payment payment = new Payment();
    payment.setId(UUID.randomUUID().toString());
    payment.setOrder(order);
    payments.save(payment); // expect: deadline-absent-db
  }

  @PostMapping("/bookings/open/payments")
  public void payOpen(String id) {
    Order order = orders.findById(id).get();
    order.ensureOpen();
    save(id);
  }

  @PostMapping("/bookings/named/payments") // expect: idem-endpoint-no-dedupe
  public void payNamed(String id) {
    Order order = orders.findById(id).get();
    order.ensureNamed();
    save(id);
  }
}
