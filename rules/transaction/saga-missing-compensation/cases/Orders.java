import java.time.Duration;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;

@RestController
class Orders {
  private final RestTemplate template;

  Orders(RestTemplateBuilder builder) {
    this.template = builder.setConnectTimeout(Duration.ofSeconds(1)).setReadTimeout(Duration.ofSeconds(2)).build();
  }

  @PostMapping("/signups")
  public void place(String order) {
    template.postForObject("https://users.example.com/accounts", order, String.class);
    template.postForObject("https://post.example.com/mailboxes", order, String.class); // expect: saga-missing-compensation
  }

  @PostMapping("/releases")
  public void releases(String order) {
    template.postForObject("https://users.example.com/accounts", order, String.class);
    try {
      template.postForObject("https://post.example.com/mailboxes", order, String.class);
    } catch (RuntimeException e) {
      releaseStock(order);
      throw e;
    }
  }

  private void releaseStock(String order) {
    template.delete("https://users.example.com/accounts/" + order);
  }
}
