import jakarta.persistence.Id;
import java.util.List;
import org.springframework.data.repository.CrudRepository;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

class Customer {
  private Long id;
  private String email;

  Customer(String email) {
    this.email = email;
  }
}

interface CustomerRepository extends CrudRepository<Customer, Long> {
  Customer findByEmail(String email);

  List<Customer> findByName(String name);

  boolean existsByEmail(String email);
}

class Blocked {
  private Long id;
  private String email;
}

interface BlockedRepository extends CrudRepository<Blocked, Long> {
  Blocked findByEmail(String email);
}

class Setting {
  @Id private String name;

  Setting(String name) {
    this.name = name;
  }
}

interface SettingRepository extends CrudRepository<Setting, String> {
  Setting findByName(String name);
}

@RestController
class Customers {
  private final CustomerRepository customers;
  private final BlockedRepository blocked;
  private final SettingRepository settings;

  Customers(CustomerRepository customers, BlockedRepository blocked, SettingRepository settings) {
    this.customers = customers;
    this.blocked = blocked;
    this.settings = settings;
  }

  @PostMapping("/customers")
  public void join(String email) {
    if (customers.findByEmail(email) == null) { // expect: deadline-absent-db
      customers.save(new Customer(email)); // expect: tx-checked-then-inserted
    }
  }

  @PostMapping("/customers/refused")
  public void joinOrRefuse(String email) {
    if (customers.existsByEmail(email)) {
      throw new IllegalStateException("there already");
    }
    customers.save(new Customer(email)); // expect: tx-checked-then-inserted
  }

  @PostMapping("/customers/named")
  public void joinByName(String name) {
    List<Customer> found = customers.findByName(name);
    if (found.isEmpty()) {
      customers.save(new Customer(name)); // expect: tx-checked-then-inserted
    }
  }

  // What is looked for is another thing.
  @PostMapping("/customers/unblocked")
  public void joinUnlessBlocked(String email) {
    if (blocked.findByEmail(email) == null) {
      customers.save(new Customer(email));
    }
  }

  // What is inserted is found only where one is there.
  @PostMapping("/customers/invited")
  public void invite(String email, String friend) {
    if (customers.findByEmail(email) == null) {
      return;
    }
    customers.save(new Customer(friend));
  }

  // The name is the row's key: the store has it once.
  @PostMapping("/settings")
  public void set(String name) {
    if (settings.findByName(name) == null) {
      settings.save(new Setting(name));
    }
  }
}
