import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LocalTransaction {
  @PostMapping("/orders")
  @Transactional(timeout = 5)
  public String create(String order) {
    return order;
  }
}
