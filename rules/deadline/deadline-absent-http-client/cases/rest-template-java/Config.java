package shop;

import java.time.Duration;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestTemplate;

@Configuration
class Config {
  @Bean
  RestTemplate restTemplate() {
    return new RestTemplate(); // expect: deadline-absent-http-client
  }
}
