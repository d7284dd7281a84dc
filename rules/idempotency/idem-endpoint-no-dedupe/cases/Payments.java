import java.util.UUID;
import org.springframework.data.mongodb.repository.MongoRepository;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
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

interface PaymentRepository extends MongoRepository<Payment, String> {
  Payment findByOrder(String order);
}

@RestController
class Payments {
  private final PaymentRepository payments;

  Payments(PaymentRepository payments) {
    this.payments = payments;
  }

  @PostMapping("/payments") // expect: idem-endpoint-no-dedupe
  public void pay(String order) {
    Payment payment = new Payment();
    payment.setId(UUID.randomUUID().toString());
    payment.setOrder(order);
    payments.save(payment); // expect: deadline-absent-db
  }

  @PostMapping("/payments/of-order")
  public void payOnce(String order) {
    if (payments.findByOrder(order) == null) {
      Payment payment = new Payment();
      payment.setOrder(order);
      payments.save(payment); // expect: tx-checked-then-inserted
    }
  }

  @PostMapping("/payments/named")
  public void payNamed(String id) {
    Payment payment = new Payment();
    payment.setId(id);
    payments.save(payment);
  }

  @PutMapping("/payments")
  public void put(String order) {
    Payment payment = new Payment();
    payment.setOrder(order);
    payments.save(payment);
  }
}
