package shop;

import java.util.List;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/orders")
class Orders {
    private final OrderRepository repository;

    Orders(OrderRepository repository) {
        this.repository = repository;
    }

    @GetMapping("/of/{customer}")
    List<Order> of(@PathVariable String customer) {
        return repository.findByCustomer(customer);
    }

    @PostMapping
    Order place(@RequestBody Order order) {
        if (!repository.findByCustomer(order.customer).isEmpty()) {
            return order;
        }
        return repository.save(order);
    }

    @DeleteMapping("/of/{customer}")
    void forget(@PathVariable String customer) {
        repository.deleteByCustomer(customer);
    }

    @GetMapping("/all")
    Iterable<Order> all() {
        return repository.findAll();
    }
}
