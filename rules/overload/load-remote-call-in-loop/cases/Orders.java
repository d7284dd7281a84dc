package shop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

interface CustomerRepository extends JpaRepository<Customer, Long> {
  Customer findByName(String name);

  List<Customer> findByNameIn(List<String> names);
}

class Customer {
  Long id;
}

class Order {
  Long customerId;

  Long getCustomerId() {
    return customerId;
  }
}

@RestController
class Orders {
  private final CustomerRepository customers;
  private final OrderRepository orders;

  Orders(CustomerRepository customers, OrderRepository orders) {
    this.customers = customers;
    this.orders = orders;
  }

  @PostMapping("/customers")
  public List<Customer> customers(@RequestBody List<Long> ids) {
    List<Customer> found = new ArrayList<>();
    for (Long id : ids) { // expect: load-remote-call-in-loop
      found.add(customers.findById(id).orElse(null)); // expect: deadline-absent-db
    }
    return found;
  }

  @PostMapping("/streamed")
  public List<Customer> streamed() {
    return orders.findAll().stream().map(order -> customers.findById(order.getCustomerId()).orElse(null)).toList(); // expect: load-remote-call-in-loop
  }

  @PostMapping("/named")
  public List<Customer> named(@RequestBody List<String> names) {
    List<Customer> found = new ArrayList<>();
    names.forEach(name -> found.add(customers.findByName(name))); // expect: load-remote-call-in-loop
    return found;
  }

  // A call on the way that is named after a part of a customer says nothing of how many there are.
  @PostMapping("/typed")
  public List<Customer> typed(@RequestBody List<Long> ids) {
    List<Customer> found = new ArrayList<>();
    for (Long id : ids) { // expect: load-remote-call-in-loop
      found.add(loadCustomerType(id));
    }
    return found;
  }

  private Customer loadCustomerType(Long id) {
    return customers.findById(id).orElse(null);
  }

  @PostMapping("/many")
  public List<Customer> many(@RequestBody List<Long> ids) {
    return customers.findAllById(ids);
  }

  @PostMapping("/one")
  public Optional<Customer> one(@RequestBody Optional<Long> id) {
    return id.map(one -> customers.findById(one).orElse(null));
  }
}

interface OrderRepository extends JpaRepository<Order, Long> {}
