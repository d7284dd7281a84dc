package bills;

import org.springframework.data.repository.CrudRepository;

public interface BillRepository extends CrudRepository<Bill, String> {}
