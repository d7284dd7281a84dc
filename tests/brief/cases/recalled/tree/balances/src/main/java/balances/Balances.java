package balances;

import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import org.springframework.data.repository.CrudRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

interface BalanceRepository extends CrudRepository<Balance, String> {}

@RestController
class Balances {
  private final LoadingCache<String, Balance> cache;

  Balances(BalanceRepository balances) {
    CacheLoader<String, Balance> loader = new CacheLoader<String, Balance>() {
      @Override
      public Balance load(String account) {
        return balances.findById(account).get();
      }
    };
    cache = CacheBuilder.newBuilder().maximumSize(1000).build(loader);
  }

  @GetMapping("/balances/{account}")
  Balance get(@PathVariable String account) throws Exception {
    return cache.get(account);
  }
}
