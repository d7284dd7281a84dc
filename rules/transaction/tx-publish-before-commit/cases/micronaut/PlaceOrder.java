package shop;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

@Singleton
public class PlaceOrder {
  private final Orders orders;
  private final OrderEvents events;

  PlaceOrder(Orders orders, OrderEvents events) {
    this.orders = orders;
    this.events = events;
  }

  @Transactional
  public void place(Order order) {
    orders.save(order);
    events.placed(order.number(), order.text()); // expect: tx-publish-before-commit
  }
}
