package shop;

import jakarta.transaction.UserTransaction;
import org.springframework.stereotype.Service;

@Service
class Orders {
  private final UserTransaction transaction;

  Orders(UserTransaction transaction) {
    this.transaction = transaction;
  }

  void place(String order) throws Exception {
    transaction.begin(); // expect: tpc-xa-hot-path
    try {
      store(order);
      transaction.commit();
    } catch (RuntimeException e) {
      transaction.rollback();
      throw e;
    }
  }

  private void store(String order) {}
}
