package orders;

import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;

@FeignClient(name = "stock", contextId = "stock-reads")
interface Stock {
  @GetMapping("/level") int level();
}

@FeignClient("mail")
interface Mail {
  @GetMapping("/sent") int sent();
}

@FeignClient(value = "bills")
interface Bills {
  @GetMapping("/open") int open();
}

// Settings of a client stand under the name that its annotation gives it; where nobody sets them the default holds.
class Orders {
  private final Stock stock;
  private final Mail mail;
  private final Bills bills;

  Orders(Stock stock, Mail mail, Bills bills) {
    this.stock = stock;
    this.mail = mail;
    this.bills = bills;
  }

  void place() {
    stock.level(); // answer: deadline bounded 2s
    mail.sent(); // answer: deadline bounded 3s
    bills.open(); // answer: deadline bounded 60s
  }
}
