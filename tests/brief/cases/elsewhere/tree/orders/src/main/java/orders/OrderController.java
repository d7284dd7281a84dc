package orders;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class OrderController {
    private final OrderRepository kept;

    public OrderController(OrderRepository kept) { this.kept = kept; }

    @PostMapping("/orders")
    public void add(Order one) { kept.save(one); }
}
