// A worker that takes the next batch until it is told that there is no more: not the same thing tried again.
package prices;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.web.client.RestTemplate;

class T6Drain {
    private final RestTemplate rest = new RestTemplate(); // expect: deadline-absent-http-client
    private BlockingQueue<String> queue;
    private Exception last;

    void run() {
        while (true) {
            try {
                if (!sendNext()) {
                    break;
                }
            } catch (Exception e) {
                last = e;
            }
        }
    }

    private boolean sendNext() throws Exception {
        String batch = queue.poll(1, TimeUnit.SECONDS);
        if (batch == null) {
            return false;
        }
        rest.postForObject("http://prices/batches", batch, String.class);
        return true;
    }
}
