package orders;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class Orders {
    @GetMapping("/orders")
    public String all() { return ""; }
}
