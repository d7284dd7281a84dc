package shop;

import java.net.URI;
import java.net.http.*;
import java.time.Duration;

class Items {
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    String items(String url) throws Exception {
        for (int n = 0; n < 5; n++) { // expect: retry-no-throttle
            HttpResponse<String> answer = client.send(HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(2)).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 429) {
                Thread.sleep(1000L << n);
                continue;
            }
            return answer.body();
        }
        return null;
    }
}
