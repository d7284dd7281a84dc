package shop;

import java.util.List;
import org.springframework.data.repository.CrudRepository;

interface OrderRepository extends CrudRepository<Order, String> {
    List<Order> findByCustomer(String customer);

    void deleteByCustomer(String customer);
}
