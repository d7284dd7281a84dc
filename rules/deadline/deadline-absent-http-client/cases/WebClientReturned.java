// A request is sent where somebody subscribes: a Mono that is given back waits for ever as well, unless something on its way ends it.
package prices;

import java.time.Duration;
import org.springframework.cloud.client.circuitbreaker.ReactiveCircuitBreakerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

@RestController
class PricesOfToday {
    private final WebClient open = WebClient.create("http://prices"); // expect: deadline-absent-http-client
    private final WebClient chained = WebClient.create("http://prices");
    private final WebClient kept = WebClient.create("http://prices");
    private final WebClient waited = WebClient.create("http://prices");
    private final WebClient limited = WebClient.create("http://prices");
    private final WebClient broken = WebClient.create("http://prices");
    private final ReactiveCircuitBreakerFactory breakers;

    PricesOfToday(ReactiveCircuitBreakerFactory breakers) {
        this.breakers = breakers;
    }

    @GetMapping("/open")
    Mono<String> open() {
        return open.get().uri("/today").retrieve().bodyToMono(String.class);
    }

    @GetMapping("/chained")
    Mono<String> chained() {
        return read(chained).map(String::trim).timeout(Duration.ofSeconds(2));
    }

    private Mono<String> read(WebClient client) {
        return client.get().uri("/today").retrieve().bodyToMono(String.class);
    }

    @GetMapping("/kept")
    Mono<String> kept() {
        Mono<String> price = kept.get().uri("/today").retrieve().bodyToMono(String.class);
        return price.timeout(Duration.ofSeconds(2));
    }

    @GetMapping("/waited")
    String waited() {
        return waited.get().uri("/today").retrieve().bodyToMono(String.class).block(Duration.ofSeconds(2));
    }

    @GetMapping("/limited")
    Mono<String> limited() {
        return shortly(limited.get().uri("/today").retrieve().bodyToMono(String.class));
    }

    private static Mono<String> shortly(Mono<String> price) {
        return price.timeout(Duration.ofSeconds(2));
    }

    // The breaker has a time limiter, of a second where nobody says more.
    @GetMapping("/broken")
    Mono<String> broken() {
        return broken.get().uri("/today").retrieve().bodyToMono(String.class)
            .transform(it -> breakers.create("prices").run(it, problem -> Mono.just("none")));
    }
}
