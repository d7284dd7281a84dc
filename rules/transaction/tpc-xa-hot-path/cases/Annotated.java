import io.seata.spring.annotation.GlobalTransactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Annotated {
  @PostMapping("/orders")
  @GlobalTransactional // expect: tpc-xa-hot-path
  public String create(String order) {
    return order;
  }
}
