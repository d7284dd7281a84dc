package shop;

import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.util.Timeout;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.web.client.RestTemplate;

// The limits stand in a configuration that is set on a client that is set on a factory.
class Prices {
  private final RestTemplate template = new RestTemplate(factory());

  private static HttpComponentsClientHttpRequestFactory factory() {
    RequestConfig config = RequestConfig.custom().setResponseTimeout(Timeout.ofSeconds(3)).build();
    CloseableHttpClient client = HttpClients.custom().setDefaultRequestConfig(config).build();
    HttpComponentsClientHttpRequestFactory factory = new HttpComponentsClientHttpRequestFactory();
    factory.setHttpClient(client);
    return factory;
  }

  Object price(String item) {
    return template.getForObject("http://prices/{item}", String.class, item); // answer: deadline bounded 3s
  }
}
