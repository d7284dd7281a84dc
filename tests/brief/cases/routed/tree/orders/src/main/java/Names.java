package orders;

import java.net.URI;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

// Of the instances that the registry knows always the first.
@RestController
class Names {
    private final RestClient client = RestClient.builder().build();
    private final DiscoveryClient discovery;

    Names(DiscoveryClient discovery) {
        this.discovery = discovery;
    }

    @GetMapping("/names")
    String names() {
        return client.get().uri(users() + "/all").retrieve().body(String.class);
    }

    private URI users() {
        return discovery.getInstances("users").get(0).getUri();
    }
}
