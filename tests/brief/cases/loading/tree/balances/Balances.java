package bank.balances;

import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;

@Configuration
class Caches {
  private final RestTemplate http = new RestTemplate();

  @Bean
  LoadingCache<String, Long> balances() {
    CacheLoader loader = new CacheLoader<String, Long>() {
      @Override
      public Long load(String account) { return http.getForObject("http://ledger/balances/" + account, Long.class); }
    };
    return CacheBuilder.newBuilder().maximumSize(100).build(loader);
  }

  @Bean
  LoadingCache<String, List> owners() {
    return CacheBuilder.newBuilder().build(new CacheLoader<>() {
      public List load(String account) { return http.getForObject("http://people/owners/" + account, List.class); }
    });
  }
}

@RestController
class BalanceController {
  private final LoadingCache<String, Long> cache;
  private final LoadingCache<String, List> owners;

  BalanceController(LoadingCache<String, Long> cache, LoadingCache<String, List> owners) {
    this.cache = cache;
    this.owners = owners;
  }

  @GetMapping("/balances/{account}")
  Long balance(@PathVariable String account) throws ExecutionException {
    Long balance = cache.get(account);
    return balance;
  }

  @GetMapping("/owners/{account}")
  List owners(@PathVariable String account) {
    List people = owners.getUnchecked(account);
    return people;
  }
}

@SpringBootApplication
class App {
  public static void main(String[] args) { SpringApplication.run(App.class, args); }
}
