import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

class Invoice {
  private Long id;
  private boolean sent;

  void setSent(boolean sent) {
    this.sent = sent;
  }
}

interface Invoices extends JpaRepository<Invoice, Long> {
  List<Invoice> findBySentFalse();
}

@Component
class Sender {
  private final Invoices invoices;
  private final RestClient client;

  Sender(Invoices invoices) {
    this.invoices = invoices;
    org.springframework.http.client.SimpleClientHttpRequestFactory factory = new org.springframework.http.client.SimpleClientHttpRequestFactory();
    factory.setConnectTimeout(2000);
    factory.setReadTimeout(2000);
    this.client = RestClient.builder().requestFactory(factory).build();
  }

  @Scheduled(cron = "0 0 * * * *")
  public void sendAll() {
    List<Invoice> open = invoices.findBySentFalse(); // expect: deadline-absent-db
    for (Invoice invoice : open) {
      client.post().uri("https://mail.example/messages").body(invoice).retrieve().toBodilessEntity(); // expect: idem-batch-mark-after-loop
      invoice.setSent(true);
    }
    invoices.saveAll(open);
  }

  public void sendEach() {
    for (Invoice invoice : invoices.findBySentFalse()) {
      client.post().uri("https://mail.example/messages").body(invoice).retrieve().toBodilessEntity();
      invoice.setSent(true);
      invoices.save(invoice);
    }
  }
}
