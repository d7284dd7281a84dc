package shop;

import java.time.Instant;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;

class Ledger extends EventSourcedBehavior<Object, Ledger.Deposited, Ledger.State> {
  record Deposited(long amount, Instant at) {}
  record State(long balance, Instant changed) {}

  Ledger(String id) { super(PersistenceId.ofUniqueId(id)); }

  @Override
  public State emptyState() { return new State(0, Instant.EPOCH); }

  @Override
  public CommandHandler<Object, Deposited, State> commandHandler() {
    return newCommandHandlerBuilder().forAnyState().onAnyCommand(amount -> Effect().persist(new Deposited(1, Instant.now())));
  }

  EventHandler<State, Deposited> careful() {
    return newEventHandlerBuilder()
        .forAnyState()
        .onEvent(Deposited.class, (state, event) -> new State(state.balance() + event.amount(), event.at()))
        .build();
  }

  @Override
  public EventHandler<State, Deposited> eventHandler() {
    return newEventHandlerBuilder() // expect: es-side-effect-on-replay
        .forAnyState()
        .onEvent(Deposited.class, (state, event) -> new State(state.balance() + event.amount(), Instant.now()))
        .build();
  }
}
