package cities;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
class City {
  @Id long id;
  String name;
}
