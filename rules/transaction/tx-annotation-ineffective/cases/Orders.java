import org.springframework.retry.annotation.Retryable;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

@Service
class Orders {
  TransactionTemplate transactions;
  Orders self;

  @Scheduled(fixedDelay = 60000)
  public void place() {
    store("a");
    this.tell("a");
    again("a");
    inTemplate();
    quietly("a");
    self.injected("a");
    aside("a");
    hidden("a");
  }

  @Transactional(timeout = 5) // expect: tx-annotation-ineffective
  public void store(String id) {}

  @Async // expect: tx-annotation-ineffective
  public void tell(String id) {}

  @Retryable // expect: tx-annotation-ineffective
  public void again(String id) {}

  @Transactional(timeout = 5) // expect: tx-annotation-ineffective
  private void hidden(String id) {}

  // Nobody misses what the caller has around it.
  @Transactional(timeout = 5)
  public void whole() {
    part();
  }

  @Transactional(timeout = 5)
  private void part() {}

  // What only reads loses nothing that anyone would miss.
  @Transactional(readOnly = true, timeout = 5)
  public String quietly(String id) {
    return id;
  }

  // The container's own object is asked.
  @Transactional(timeout = 5)
  public void injected(String id) {}

  // A transaction is around the caller, which the inner one would have joined.
  @Transactional(timeout = 5)
  public void outer() {
    inner();
  }

  @Transactional(timeout = 5)
  public void inner() {}

  public void inTemplate() {
    transactions.executeWithoutResult(status -> covered());
  }

  @Transactional(timeout = 5)
  public void covered() {}

  // ... but one of its own was asked for.
  @Transactional(timeout = 5)
  public void audited() {
    audit();
  }

  @Transactional(propagation = Propagation.REQUIRES_NEW, timeout = 5) // expect: tx-annotation-ineffective
  public void audit() {}

  void aside(String id) {
    new Thread(() -> late(id)).start();
  }

  @Transactional(timeout = 5) // expect: tx-annotation-ineffective
  public void late(String id) {}
}

// The method that calls is annotated by its class.
@Service
@Transactional(timeout = 5)
class Stock {
  @Scheduled(fixedDelay = 60000)
  public void count() {
    save();
  }

  @Transactional(timeout = 2)
  public void save() {}
}

// Only methods with a transaction call it.
@Service
class Mail {
  @Transactional(timeout = 5)
  public void send() {
    step();
  }

  private void step() {
    store();
  }

  @Transactional(timeout = 5)
  public void store() {}
}
