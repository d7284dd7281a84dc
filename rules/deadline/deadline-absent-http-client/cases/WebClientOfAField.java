// A client that lives in a field: what must change is where it is built, once, and not at each request that it makes.
package prices;

import org.springframework.web.reactive.function.client.WebClient;

class Prices {
    private final WebClient client;

    Prices(String base) {
        this.client = WebClient.builder()
                .baseUrl(base)
                .build(); // expect: deadline-absent-http-client
    }

    String today() {
        return client.get()
                .uri("/today")
                .retrieve()
                .bodyToMono(String.class)
                .block();
    }

    String send(Object price) {
        return client.post()
                .uri("/prices")
                .bodyValue(price)
                .retrieve()
                .bodyToMono(String.class)
                .block();
    }
}
