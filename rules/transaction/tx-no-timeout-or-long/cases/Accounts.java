import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

class Account {
  private Long id;
  private int points;

  void expire() {
    points = 0;
  }
}

interface Accounts extends JpaRepository<Account, Long> {}

@Service
class Expiry {
  private final Accounts accounts;

  Expiry(Accounts accounts) {
    this.accounts = accounts;
  }

  @Transactional // expect: tx-no-timeout-or-long
  public void all() {
    List<Account> all = accounts.findAll(); // expect: deadline-absent-db
    all.forEach(account -> {
      account.expire();
      accounts.save(account);
    });
  }

  // Nothing is asked for each.
  @Transactional(readOnly = true)
  public int sum() {
    int n = 0;
    for (Account account : accounts.findAll()) {
      n++;
    }
    return n;
  }

  // At night, nobody waits.
  @Transactional
  @Scheduled(cron = "0 0 3 * * *")
  public void nightly() {
    for (Account account : accounts.findAll()) {
      accounts.save(account);
    }
  }

  @Transactional
  public void some(List<Long> ids) {
    for (Account account : accounts.findAllById(ids)) {
      accounts.save(account);
    }
  }
}

@RestController
class AccountController {
  private final Expiry expiry;

  AccountController(Expiry expiry) {
    this.expiry = expiry;
  }

  @PostMapping("/accounts/expire")
  public void expire(List<Long> ids) {
    expiry.all();
    expiry.sum();
    expiry.some(ids);
  }
}
