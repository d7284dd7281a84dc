package order;

import org.springframework.web.client.RestTemplate;

public class OrderService {
    private RestTemplate rest;

    public Price price(String item) {
        return rest.getForObject("http://price/" + item, Price.class);
    }

    public void reserve(String item) {
        rest.postForObject("http://stock/" + item, null, Void.class);
    }
}
