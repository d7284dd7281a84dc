import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;

class Connection {
  InputStream price(String item) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) new URL("http://prices/" + item).openConnection();
    connection.setConnectTimeout(1000);
    connection.setReadTimeout(0); // expect: deadline-infinite-explicit
    return connection.getInputStream();
  }

  InputStream quickPrice(String item) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) new URL("http://prices/" + item).openConnection();
    connection.setConnectTimeout(1000);
    connection.setReadTimeout(2000);
    return connection.getInputStream();
  }
}
