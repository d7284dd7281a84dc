import org.springframework.web.client.RestTemplate;

class MadeForOneCall {
  Integer price(String item) {
    RestTemplate template = new RestTemplate(); // expect: deadline-absent-http-client
    return template.getForObject("http://prices/" + item, Integer.class);
  }
}
