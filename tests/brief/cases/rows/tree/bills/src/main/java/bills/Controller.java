package bills;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class Controller {
    private final Bills kept;

    public Controller(Bills kept) { this.kept = kept; }

    @PostMapping("/bills")
    public void pay() { kept.settled(kept.latest()); }
}
