package shop;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;
import org.springframework.web.client.RestTemplate;

@Service
class Prices {
  @Autowired
  private RestTemplate template;

  Integer price(String item) {
    return template.getForObject("http://prices/" + item, Integer.class);
  }
}
