package shop;

import java.util.List;
import java.util.UUID;
import org.springframework.data.mongodb.repository.MongoRepository;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

class Order {
  private String id;
  private String customer;
  private int cents;

  String customer() {
    return customer;
  }

  void setId(String id) {
    this.id = id;
  }
}

interface OrderRepository extends MongoRepository<Order, String> {
  List<Order> findByCustomer(String customer);
}

@RestController
class Orders {
  private final OrderRepository orders;

  Orders(OrderRepository orders) {
    this.orders = orders;
  }

  @PostMapping("/orders")
  public String add(@RequestBody Order order) {
    List<Order> there = orders.findByCustomer(order.customer()); // expect: deadline-absent-db
    if (there.contains(order)) {
      return "there already";
    }
    order.setId(UUID.randomUUID().toString());
    orders.save(order);
    return "added";
  }

  @PostMapping("/payments") // expect: idem-endpoint-no-dedupe
  public String pay(@RequestBody Order order) {
    Order paid = new Order();
    paid.setId(UUID.randomUUID().toString());
    orders.save(paid);
    return "paid";
  }
}
