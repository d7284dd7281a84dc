package cities;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Controller {
  private final Cities cities;

  Controller(Cities cities) {
    this.cities = cities;
  }

  @GetMapping("/count")
  long count() {
    return cities.count();
  }

  @GetMapping("/named/{name}")
  List<City> named(@PathVariable String name) {
    return cities.findByName(name);
  }
}
