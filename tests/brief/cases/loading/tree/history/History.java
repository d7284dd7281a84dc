package bank.history;

import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;

@RestController
class HistoryController {
  private final RestTemplate http = new RestTemplate();
  private final LoadingCache<String, String> cache = CacheBuilder.newBuilder().build(new CacheLoader<String, String>() {
    public String load(String account) { return http.getForObject("http://ledger/history/" + account, String.class); }
  });

  @GetMapping("/history/{account}")
  String history(@PathVariable String account) { return cache.getUnchecked(account); }
}

@SpringBootApplication
class App {
  public static void main(String[] args) { SpringApplication.run(App.class, args); }
}
