import org.springframework.data.repository.CrudRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

class HandledEvent {
  private Long id;
  private String event;

  HandledEvent(String event) {
    this.event = event;
  }
}

interface HandledEvents extends CrudRepository<HandledEvent, Long> {
  boolean existsByEvent(String event);
}

@Component
class Charges {
  private final HandledEvents handled;

  Charges(HandledEvents handled) {
    this.handled = handled;
  }

  @KafkaListener(topics = "orders")
  public void take(String event) {
    if (handled.existsByEvent(event)) { // expect: deadline-absent-db
      return;
    }
    handled.save(new HandledEvent(event)); // expect: idem-dedupe-not-atomic
  }
}
