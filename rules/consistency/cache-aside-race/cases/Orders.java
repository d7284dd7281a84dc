package shop;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

class Order {
  Long id;
  String state;
}

interface OrderRepository extends JpaRepository<Order, Long> {}

@Service
class Orders {
  private final OrderRepository orders;
  private final StringRedisTemplate redis;

  Orders(OrderRepository orders, StringRedisTemplate redis) {
    this.orders = orders;
    this.redis = redis;
  }

  String state(Long id) {
    String found = redis.opsForValue().get("order:" + id);
    if (found == null) {
      found = orders.findById(id).orElseThrow().state;
      redis.opsForValue().set("order:" + id, found);
    }
    return found;
  }

  @Transactional
  public void close(Long id, Order order) {
    orders.save(order); // expect: deadline-absent-db
    redis.delete("order:" + id); // expect: cache-aside-race
  }

  @Transactional
  public void useUp(Long id, Order order) {
    orders.save(order);
    redis.delete("order-token:" + id);
  }
}
