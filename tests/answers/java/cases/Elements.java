package shop;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.springframework.web.client.RestTemplate;

// What is taken out of something that holds it: a call is seen, and how its object was made is not.
class Elements {
  private Map<String, RestTemplate> byName;
  private ConcurrentHashMap<String, RestTemplate> cached;
  private Supplier<RestTemplate> supplier;
  private Optional<RestTemplate> optional;
  private List<RestTemplate> list;
  private AtomicReference<RestTemplate> ref;
  private RestTemplate[] array;

  void ofAMap(String n, String u) { byName.get(n).getForObject(u, String.class); } // answer: deadline unknown
  void ofASupplier(String u) { supplier.get().getForObject(u, String.class); } // answer: deadline unknown
  void ofAnOptional(String u) { optional.orElseThrow().getForObject(u, String.class); } // answer: deadline unknown
  void ofAList(String u) { list.get(0).getForObject(u, String.class); } // answer: deadline unknown
  void ofAReference(String u) { ref.get().getForObject(u, String.class); } // answer: deadline unknown
  void ofAnArray(String u) { array[0].getForObject(u, String.class); } // answer: deadline unknown
  void ofAllValues(String u) { for (var t : byName.values()) t.getForObject(u, String.class); } // answer: deadline unknown
  void ofEach(String u) { list.forEach(t -> t.getForObject(u, String.class)); } // answer: deadline inherited
  void ofEachPair(String u) { byName.forEach((k, t) -> t.getForObject(u, String.class)); } // answer: deadline inherited
  void ofACache(String u) { cached.computeIfAbsent("x", k -> new RestTemplate()).getForObject(u, String.class); } // answer: deadline unknown
  void ofAStream(String u) { list.stream().map(t -> t.getForObject(u, String.class)).toList(); } // answer: deadline inherited
}
