package door;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Everything {
    @GetMapping("/all")
    String all() {
        return "all";
    }
}
