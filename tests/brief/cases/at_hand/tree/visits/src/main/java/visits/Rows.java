package visits;

import org.springframework.data.repository.CrudRepository;

public interface Rows extends CrudRepository<Row, String> {}
