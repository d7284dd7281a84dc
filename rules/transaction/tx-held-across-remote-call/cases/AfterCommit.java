import java.time.Duration;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.client.RestTemplate;

// Put off until the transaction is over.
@Service
class AfterCommit {
  private final RestTemplate template;

  AfterCommit(RestTemplateBuilder builder) {
    this.template = builder.setConnectTimeout(Duration.ofSeconds(1)).setReadTimeout(Duration.ofSeconds(3)).build();
  }

  @Transactional
  public void place(String order) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            template.postForObject("https://pay/charges", order, String.class);
          }
        });
  }
}
