package orders;

import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;

@FeignClient(name = "stock")
interface Stock {
  @GetMapping("/level") int level();
}

@FeignClient(name = "rates", url = "https://rates.example")
interface Rates {
  @GetMapping("/today") String today();
}

// Who is found by name is asked over the load balancer of that time, which has limits of its own; who has an address is asked directly.
class Orders {
  private final Stock stock;
  private final Rates rates;

  Orders(Stock stock, Rates rates) {
    this.stock = stock;
    this.rates = rates;
  }

  void place() {
    stock.level(); // answer: deadline bounded 1s
    rates.today(); // answer: deadline bounded 60s
  }
}
