package shop;

import org.springframework.stereotype.Service;
import org.springframework.web.client.RestTemplate;

@Service
class Prices {
  private final RestTemplate template;

  Prices(RestTemplate template) {
    this.template = template;
  }

  // Both calls belong to the one finding where the client is built.
  Integer price(String item) {
    return template.getForObject("http://prices/" + item, Integer.class);
  }

  String order(String item) {
    return template.postForObject("http://orders", item, String.class);
  }
}
