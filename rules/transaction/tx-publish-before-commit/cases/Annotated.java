import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
class Orders {
  private final KafkaTemplate<String, String> kafka;

  Orders(KafkaTemplate<String, String> kafka) {
    this.kafka = kafka;
  }

  @Transactional
  public void place(String order) {
    kafka.send("orders", order); // expect: tx-publish-before-commit, msg-publish-unconfirmed
  }

  @Transactional(propagation = Propagation.NOT_SUPPORTED)
  public void outside(String order) {
    kafka.send("orders", order); // expect: msg-publish-unconfirmed
  }
}
