package shop;

import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.repository.MongoRepository;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@Document
class Payment {
  private String id;
  private final int cents;

  Payment(int cents) {
    this.cents = cents;
  }
}

interface Payments extends MongoRepository<Payment, String> {}

// One server without a replica set: nothing can be stored in the transaction of the work.
@RestController
class Pay {
  private final Payments payments;

  Pay(Payments payments) {
    this.payments = payments;
  }

  @PostMapping("/payments")
  void pay(@RequestBody int cents) {
    payments.save(new Payment(cents));
  }
}
