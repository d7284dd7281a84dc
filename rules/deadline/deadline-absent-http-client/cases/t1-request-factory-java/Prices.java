package shop;

import org.springframework.stereotype.Service;
import org.springframework.web.client.RestTemplate;

@Service
class Prices {
  private final RestTemplate template;

  Prices(RestTemplate template) {
    this.template = template;
  }

  Integer price(String item) {
    return template.getForObject("http://prices/" + item, Integer.class);
  }
}
