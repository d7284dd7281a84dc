package shop;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestTemplate;
import com.example.platform.Clients;
import com.example.platform.Settings;

// Where nobody here can see what a client is given, absence is not claimed.
class HttpUnseen {
  @Value("${price.timeout}")
  private int seconds;

  private final HttpClient http = HttpClient.newHttpClient();

  String handedOver(RestTemplate template) {
    return template.getForObject("http://price", String.class); // answer: deadline inherited
  }

  String ofALibrary() {
    return Clients.prices().getForObject("http://price", String.class);
  }

  String requestOfALibrary() throws Exception {
    return http.send(Clients.request(), HttpResponse.BodyHandlers.ofString()).body(); // answer: deadline unknown
  }

  String settingOfALibrary() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://price")).timeout(Settings.timeout()).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).body(); // answer: deadline unknown
  }

  String settingWithoutAValue() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://price")).timeout(Duration.ofSeconds(seconds)).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).body(); // answer: deadline unknown
  }

  String fromTheEnvironment() throws Exception {
    long millis = Long.parseLong(System.getenv("PRICE_TIMEOUT"));
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://price")).timeout(Duration.ofMillis(millis)).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).body(); // answer: deadline unknown
  }

  String ofACaller(Duration limit) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://price")).timeout(limit).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).body(); // answer: deadline inherited
  }

  String builderOfALibrary() throws Exception {
    HttpRequest request = Clients.newRequest("http://price").build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).body(); // answer: deadline unknown
  }

  String factoryOfACaller(ClientHttpRequestFactory factory) {
    return new RestTemplate(factory).getForObject("http://price", String.class); // answer: deadline inherited
  }

  String factoryOfALibrary() {
    return new RestTemplate(Clients.requestFactory()).getForObject("http://price", String.class); // answer: deadline unknown
  }

  String setUpByALibrary() {
    RestTemplate template = new RestTemplate();
    Clients.configure(template);
    return template.getForObject("http://price", String.class); // answer: deadline unknown
  }

  String factorySetUpByALibrary() {
    SimpleClientHttpRequestFactory factory = new SimpleClientHttpRequestFactory();
    Clients.applyTimeouts(factory);
    return new RestTemplate(factory).getForObject("http://price", String.class); // answer: deadline unknown
  }

  String clientOfALibrary() throws Exception {
    OkHttpClient client = Clients.base().newBuilder().build();
    return client.newCall(new Request.Builder().url("http://price").build()).execute().body().string(); // answer: deadline unknown
  }

  String byReflection(Object template, String method) throws Exception {
    return (String) template.getClass().getMethod(method, String.class, Class.class).invoke(template, "http://price", String.class);
  }
}

// Every bean may be customised where nobody can see it.
class Prices {
  private final RestTemplate template;

  Prices(RestTemplateBuilder builder) {
    this.template = Clients.customize(builder).build();
  }

  String read() {
    return template.getForObject("http://price", String.class); // answer: deadline unknown
  }
}
