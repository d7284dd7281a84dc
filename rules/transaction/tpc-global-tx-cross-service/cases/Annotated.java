import io.seata.spring.annotation.GlobalTransactional;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

@FeignClient("stock")
interface Stock {
  @PostMapping("/reservations")
  String reserve(String order);

  @GetMapping("/left")
  String left();
}

class Orders {
  private final Stock stock;

  Orders(Stock stock) {
    this.stock = stock;
  }

  @GlobalTransactional // expect: tpc-global-tx-cross-service
  public void place(String order) {
    stock.reserve(order);
  }

  @GlobalTransactional
  public void looksOnly(String order) {
    stock.left();
  }
}
