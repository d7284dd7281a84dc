package orders;

import org.springframework.data.repository.CrudRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

interface OrdersRepository extends CrudRepository<Orders, Long> {}

@RestController
class OrdersApi {
  private final OrdersRepository kept;

  OrdersApi(OrdersRepository kept) {
    this.kept = kept;
  }

  @GetMapping("/orders")
  Iterable<Orders> all() {
    return kept.findAll();
  }
}
