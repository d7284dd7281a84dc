package bills;

import org.springframework.data.repository.CrudRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

interface BillsRepository extends CrudRepository<Bills, Long> {}

@RestController
class BillsApi {
  private final BillsRepository kept;

  BillsApi(BillsRepository kept) {
    this.kept = kept;
  }

  @GetMapping("/bills")
  Iterable<Bills> all() {
    return kept.findAll();
  }
}
