import java.time.Duration;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.data.repository.CrudRepository;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;

class Account {
  private Long id;
  private String name;
  private String state;

  Account(String name) {
    this.name = name;
  }

  void setState(String state) {
    this.state = state;
  }
}

interface AccountRepository extends CrudRepository<Account, Long> {}

class AuditEntry {
  private Long id;

  AuditEntry(String name) {}
}

interface AuditRepository extends CrudRepository<AuditEntry, Long> {}

@RestController
class Accounts {
  private final RestTemplate template;
  private final AccountRepository accounts;
  private final AuditRepository audits;

  Accounts(RestTemplateBuilder builder, AccountRepository accounts, AuditRepository audits) {
    this.template = builder.setConnectTimeout(Duration.ofSeconds(1)).setReadTimeout(Duration.ofSeconds(2)).build();
    this.accounts = accounts;
    this.audits = audits;
  }

  // Paid for, and nobody knows what for.
  @PostMapping("/accounts") // expect: idem-endpoint-no-dedupe
  public void open(String name) {
    template.postForObject("https://bank.example.com/payments", name, String.class);
    accounts.save(new Account(name)); // expect: saga-missing-compensation, deadline-absent-db
  }

  // It is written down before: who looks for what is open finds it.
  @PostMapping("/accounts/in-steps") // expect: idem-endpoint-no-dedupe
  public void openInSteps(String name) {
    Account account = new Account(name);
    accounts.save(account);
    template.postForObject("https://bank.example.com/payments", name, String.class);
    account.setState("paid");
    accounts.save(account);
  }

  // Nobody knows whether a first step like this leaves anything behind.
  @PostMapping("/accounts/scored")
  public void openScored(String name) {
    template.postForObject("https://rating.example.com/scores", name, String.class);
    accounts.save(new Account(name));
  }

  // What is written last only tells.
  @PostMapping("/accounts/audited") // expect: idem-endpoint-no-dedupe
  public void audited(String name) {
    template.postForObject("https://bank.example.com/payments", name, String.class);
    audits.save(new AuditEntry(name));
  }

  // Cancelled, and the money is not given back: the first step is a PUT, and both are called after what they do.
  @PostMapping("/accounts/cancel") // expect: idem-endpoint-no-dedupe
  public void cancelAccount(String name) {
    cancelAtUsers(name);
    refund(name);
  }

  private void cancelAtUsers(String name) {
    template.exchange("https://users.example.com/accounts/" + name, HttpMethod.PUT, new HttpEntity<>("cancelled"), String.class);
  }

  private void refund(String name) {
    template.postForObject("https://bank.example.com/refunds", name, String.class); // expect: saga-missing-compensation
  }

  // Both may be done again as they are.
  @PostMapping("/accounts/rename")
  public void rename(String name) {
    template.exchange("https://users.example.com/accounts/7", HttpMethod.PUT, new HttpEntity<>(name), String.class);
    template.exchange("https://post.example.com/mailboxes/7", HttpMethod.PUT, new HttpEntity<>(name), String.class);
  }

  // A draft that stays does no harm.
  @PostMapping("/accounts/from-draft")
  public void fromDraft(String name) {
    template.postForObject("https://users.example.com/accounts", name, String.class);
    template.delete("https://drafts.example.com/drafts/" + name);
  }
}
