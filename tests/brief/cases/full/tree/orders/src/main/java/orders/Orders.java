package orders;

import org.springframework.data.repository.CrudRepository;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

interface OrderRepository extends CrudRepository<Order, Long> {}

@RestController
class Orders {
  private final OrderRepository orders;

  Orders(OrderRepository orders) {
    this.orders = orders;
  }

  @PostMapping("/orders")
  void add(@RequestBody Order order) {
    orders.save(order);
  }
}
