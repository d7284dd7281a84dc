package shop;

import io.awspring.cloud.sqs.annotation.SqsListener;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Request;

class Listener {
  private final OkHttpClient books = new OkHttpClient.Builder().callTimeout(Duration.ofSeconds(50)).build();

  @SqsListener("orders") // expect: msg-lease-shorter-than-work
  void each(String order) throws Exception {
    books.newCall(new Request.Builder().url("https://books.example/orders/" + order).build()).execute();
  }

  @SqsListener("slow-orders")
  void slow(String order) throws Exception {
    books.newCall(new Request.Builder().url("https://books.example/orders/" + order).build()).execute();
  }

  @SqsListener("orders-of-somebody")
  void unknown(String order) throws Exception {
    books.newCall(new Request.Builder().url("https://books.example/orders/" + order).build()).execute();
  }
}
