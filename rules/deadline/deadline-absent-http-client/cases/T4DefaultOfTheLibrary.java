import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

// Ten seconds to connect, to read and to write, unless it is told otherwise.
class T4DefaultOfTheLibrary {
  private final OkHttpClient client = new OkHttpClient();

  Response price(String item) throws IOException {
    return client.newCall(new Request.Builder().url("http://prices/" + item).build()).execute();
  }
}
