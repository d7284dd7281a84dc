package bills;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class BillController {
    private final BillRepository kept;

    public BillController(BillRepository kept) { this.kept = kept; }

    @PostMapping("/bills")
    public void add(Bill one) { kept.save(one); }
}
