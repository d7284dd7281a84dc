package bills;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class Bills {
    @GetMapping("/bills")
    public String all() { return ""; }
}
