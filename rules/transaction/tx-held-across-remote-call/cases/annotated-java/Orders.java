package shop;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class Orders {
  private final Payments payments;

  Orders(Payments payments) {
    this.payments = payments;
  }

  @Transactional // expect: tx-held-across-remote-call
  public void place(String order) {
    payments.charge(order);
  }
}
