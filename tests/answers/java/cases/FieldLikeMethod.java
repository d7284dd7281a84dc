package shop;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

// A field and a method may have one name, and the name alone is the field.
@Component
class Prices {
  @Autowired RestTemplate template;

  @Bean
  public RestTemplate template() {
    SimpleClientHttpRequestFactory factory = new SimpleClientHttpRequestFactory();
    factory.setReadTimeout(1000);
    return new RestTemplate(factory);
  }

  RestTemplate getTemplate() {
    return template;
  }

  Object byName(String item) {
    return template.getForObject("http://prices/{item}", String.class, item); // answer: deadline bounded 1s
  }

  Object byThis(String item) {
    return this.template.getForObject("http://prices/{item}", String.class, item); // answer: deadline bounded 1s
  }

  Object byMethod(String item) {
    return template().getForObject("http://prices/{item}", String.class, item); // answer: deadline bounded 1s
  }
}

class Shop {
  private final Prices prices;

  Shop(Prices prices) {
    this.prices = prices;
  }

  Object byGetter(String item) {
    return prices.getTemplate().getForObject("http://prices/{item}", String.class, item); // answer: deadline bounded 1s
  }
}
