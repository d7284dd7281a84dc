import java.util.List;
import java.util.Queue;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

class Nodes {
  private final RestTemplate http;
  private final List<Node> nodes;

  Nodes(RestTemplate http, List<Node> nodes) {
    this.http = http;
    this.nodes = nodes;
  }

  // Each turn asks another node.
  String settings(String path) {
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      String base = node.base();
      try {
        return http.getForObject(base + path, String.class);
      } catch (RestClientException e) {
        log(base, e);
      }
    }
    return null;
  }

  // The counter tells which attempt it is.
  String insist(String url) {
    for (int i = 0; i < 5; i++) { // expect: retry-no-backoff
      try {
        return http.getForObject(url + "?attempt=" + i, String.class);
      } catch (RestClientException e) {
        log(url, e);
      }
    }
    return null;
  }

  // The next call takes the next name out of the queue.
  String reserve(String owner, Queue<String> names) {
    String name = names.remove();
    try {
      return http.postForObject("/names/{name}", owner, String.class, name);
    } catch (RestClientException e) {
      if (!names.isEmpty()) {
        return reserve(owner, names);
      }
      throw e;
    }
  }
}
