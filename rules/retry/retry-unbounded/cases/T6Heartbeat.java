import java.util.concurrent.BlockingQueue;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

class T6Heartbeat implements Runnable {
  private final RestTemplate template;
  private final BlockingQueue<String> jobs;
  private volatile boolean running = true;

  T6Heartbeat(RestTemplate template, BlockingQueue<String> jobs) {
    this.template = template;
    this.jobs = jobs;
  }

  public void run() {
    while (running) {
      try {
        template.put("http://registry/me", null);
        Thread.sleep(10_000);
      } catch (RestClientException | InterruptedException e) {
        System.err.println(e);
      }
    }
  }

  void work() throws InterruptedException {
    while (true) {
      String job = jobs.take();
      try {
        template.delete(job);
      } catch (RestClientException e) {
        System.err.println(e);
      }
    }
  }
}
