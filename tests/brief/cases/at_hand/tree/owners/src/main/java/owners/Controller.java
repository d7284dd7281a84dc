package owners;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class Controller {
    private final Rows kept;

    public Controller(Rows kept) { this.kept = kept; }

    @PostMapping("/owners")
    public void add(Row one) { kept.kinds(); kept.save(one); }
}
