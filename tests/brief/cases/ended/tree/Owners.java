package web;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import java.time.Duration;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cloud.circuitbreaker.resilience4j.ReactiveResilience4JCircuitBreakerFactory;
import org.springframework.cloud.circuitbreaker.resilience4j.Resilience4JConfigBuilder;
import org.springframework.cloud.client.circuitbreaker.Customizer;
import org.springframework.cloud.client.circuitbreaker.ReactiveCircuitBreaker;
import org.springframework.cloud.client.circuitbreaker.ReactiveCircuitBreakerFactory;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

@RestController
class Owners {
    private final Visits visits;
    private final ReactiveCircuitBreakerFactory breakers;
    private final Rates rates;

    Owners(Visits visits, ReactiveCircuitBreakerFactory breakers, Rates rates) {
        this.rates = rates;
        this.visits = visits;
        this.breakers = breakers;
    }

    @GetMapping("/owners")
    Mono<String> owner() {
        return visits.owner().flatMap(owner -> visits.of(owner).transform(it -> {
            ReactiveCircuitBreaker breaker = breakers.create("visits");
            return breaker.run(it, problem -> Mono.just("none"));
        }).map(String::trim));
    }

    @GetMapping("/rates")
    @Cacheable("rates")
    String rates() {
        return rates.today();
    }

    @GetMapping("/billed")
    Mono<String> billed() {
        return breakers.create("billing").run(visits.of("x"), problem -> Mono.just("none"));
    }
}

// The fallback is never asked: nothing switches breakers of these clients on.
@FeignClient(name = "rates", fallback = NoRates.class)
interface Rates {
    @GetMapping("/today")
    String today();
}

class NoRates implements Rates {
    public String today() {
        return "1";
    }
}

class Visits {
    private final WebClient client;
    Visits(WebClient.Builder builder) { this.client = builder.baseUrl("http://visits").build(); }
    Mono<String> of(String owner) { return client.get().uri("/visits/" + owner).retrieve().bodyToMono(String.class); }
    Mono<String> owner() { return client.get().uri("/owner").retrieve().bodyToMono(String.class); }
}

class Breakers {
    @Bean
    Customizer<ReactiveResilience4JCircuitBreakerFactory> limits() {
        return factory -> factory.configureDefault(id -> new Resilience4JConfigBuilder(id)
            .circuitBreakerConfig(CircuitBreakerConfig.ofDefaults())
            .timeLimiterConfig(TimeLimiterConfig.custom().timeoutDuration(Duration.ofSeconds(10)).build())
            .build());
    }
}
