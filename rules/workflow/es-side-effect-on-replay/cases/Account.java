package bank;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.springframework.web.client.RestTemplate;

class Account {
  private final RestTemplate rates = new RestTemplate(); // expect: deadline-absent-http-client
  private String id;
  private String reference;
  private long balance;
  private Instant opened;

  @EventSourcingHandler // expect: es-side-effect-on-replay
  void on(Opened event) {
    id = event.id();
    reference = UUID.randomUUID().toString();
  }

  @EventSourcingHandler // expect: es-side-effect-on-replay
  void on(Converted event) {
    balance = rates.getForObject("https://rates.example/today", Long.class);
  }

  @EventSourcingHandler
  void on(Deposited event) {
    balance += event.amount();
    opened = event.at();
  }
}

record Opened(String id) {}

record Converted(String id) {}

record Deposited(long amount, Instant at) {}
