package shop;

import java.lang.reflect.Field;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestTemplate;
import com.example.platform.Clients;
import com.example.platform.Limits;

// Clients and limits that somebody else touches: what that does cannot be known.
class MadeElsewhere {
  private final Map<String, RestTemplate> byName;
  private final Supplier<RestTemplate> supplier;
  private final Consumer<RestTemplate> tuner;
  @Value("${prices.timeout}") private int timeout;

  MadeElsewhere(Map<String, RestTemplate> byName, Supplier<RestTemplate> supplier, Consumer<RestTemplate> tuner) {
    this.byName = byName;
    this.supplier = supplier;
    this.tuner = tuner;
  }

  void configuredByALibrary(String url) {
    RestTemplate template = new RestTemplate();
    Clients.configure(template);
    template.getForObject(url, String.class); // answer: deadline unknown
  }

  void factoryOfALibrary(String url) {
    RestTemplate template = new RestTemplate(Clients.requestFactory());
    template.getForObject(url, String.class); // answer: deadline unknown
  }

  void limitOfALibrary(String url) {
    SimpleClientHttpRequestFactory factory = new SimpleClientHttpRequestFactory();
    factory.setConnectTimeout(Limits.connect());
    factory.setReadTimeout(Limits.read());
    new RestTemplate(factory).getForObject(url, String.class); // answer: deadline unknown
  }

  void limitOfASetting(String url) {
    SimpleClientHttpRequestFactory factory = new SimpleClientHttpRequestFactory();
    factory.setConnectTimeout(timeout);
    factory.setReadTimeout(timeout);
    new RestTemplate(factory).getForObject(url, String.class); // answer: deadline unknown
  }

  void setByReflection(String url) throws Exception {
    RestTemplate template = new RestTemplate();
    Field field = RestTemplate.class.getSuperclass().getDeclaredField("requestFactory");
    field.set(template, Clients.requestFactory());
    template.getForObject(url, String.class); // answer: deadline unknown
  }

  void outOfARegister(String name, String url) {
    byName.get(name).getForObject(url, String.class); // answer: deadline unknown
  }

  void outOfASupplier(String url) {
    supplier.get().getForObject(url, String.class); // answer: deadline unknown
  }

  void tunedByAHook(String url) {
    RestTemplate template = new RestTemplate();
    tuner.accept(template);
    template.getForObject(url, String.class); // answer: deadline unknown
  }

  void builderThatWasHandedOut(String url) throws Exception {
    OkHttpClient.Builder builder = new OkHttpClient.Builder().readTimeout(Duration.ZERO);
    Clients.harden(builder);
    builder.build().newCall(new Request.Builder().url(url).build()).execute(); // answer: deadline unknown
  }

  void eitherOfTwo(boolean fast, String url) {
    RestTemplate template = fast ? Clients.fast() : new RestTemplate(); // expect: deadline-absent-http-client
    template.getForObject(url, String.class); // answer: deadline unbounded
  }
}
