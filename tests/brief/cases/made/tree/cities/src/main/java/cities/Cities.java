package cities;

import java.util.List;
import org.springframework.data.repository.CrudRepository;

interface Cities extends CrudRepository<City, Long> {
  List<City> findByName(String name);
}
