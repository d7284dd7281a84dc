import java.time.Duration;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.client.RestTemplate;

@Service
class NotSupported {
  private final RestTemplate template;

  NotSupported(RestTemplateBuilder builder) {
    this.template = builder.setConnectTimeout(Duration.ofSeconds(1)).setReadTimeout(Duration.ofSeconds(3)).build();
  }

  // No transaction is opened here.

  @Transactional(propagation = Propagation.NOT_SUPPORTED)
  public void place(String order) {
    template.postForObject("https://pay/charges", order, String.class);
  }
}
