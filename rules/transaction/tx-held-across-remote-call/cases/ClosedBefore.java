import java.time.Duration;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.RestTemplate;

@Service
class ClosedBefore {
  private final TransactionTemplate transactions;
  private final RestTemplate template;

  ClosedBefore(TransactionTemplate transactions, RestTemplateBuilder builder) {
    this.transactions = transactions;
    this.template = builder.setConnectTimeout(Duration.ofSeconds(1)).setReadTimeout(Duration.ofSeconds(3)).build();
  }

  void place(String order) {
    transactions.executeWithoutResult(status -> store(order));
    template.postForObject("https://pay/charges", order, String.class);
  }

  void placeAllAtOnce(String order) {
    transactions.executeWithoutResult(status -> template.postForObject("https://pay/charges", order, String.class)); // expect: tx-held-across-remote-call
  }

  private void store(String order) {}
}
