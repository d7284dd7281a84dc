package shop;

import java.time.Duration;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.stereotype.Service;
import org.springframework.web.client.RestTemplate;

@Service
class Payments {
  private final RestTemplate template;

  Payments(RestTemplateBuilder builder) {
    this.template = builder.setConnectTimeout(Duration.ofSeconds(1)).setReadTimeout(Duration.ofSeconds(3)).build();
  }

  void charge(String order) {
    template.postForObject("https://pay/charges", order, String.class);
  }
}
