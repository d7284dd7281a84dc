package shop

import java.time.Instant
import org.apache.pekko.actor.typed.Behavior
import org.apache.pekko.persistence.PersistentActor
import org.apache.pekko.persistence.typed.PersistenceId
import org.apache.pekko.persistence.typed.scaladsl.{Effect, EventSourcedBehavior}

object Account {
  final case class State(balance: BigDecimal, changed: Instant)
  final case class Deposited(amount: BigDecimal, at: Instant)

  def apply(id: String): Behavior[BigDecimal] =
    EventSourcedBehavior[BigDecimal, Deposited, State]( // expect: es-side-effect-on-replay
      PersistenceId.ofUniqueId(id),
      State(0, Instant.EPOCH),
      (state, amount) => Effect.persist(Deposited(amount, Instant.now())),
      (state, event) => State(state.balance + event.amount, Instant.now())
    )

  def named(id: String): Behavior[BigDecimal] =
    EventSourcedBehavior[BigDecimal, Deposited, State](
      persistenceId = PersistenceId.ofUniqueId(id),
      emptyState = State(0, Instant.EPOCH),
      commandHandler = (state, amount) => Effect.persist(Deposited(amount, Instant.now())),
      eventHandler = (state, event) => State(state.balance + event.amount, event.at)
    )

  def byMethod(id: String): Behavior[BigDecimal] =
    EventSourcedBehavior[BigDecimal, Deposited, State](PersistenceId.ofUniqueId(id), State(0, Instant.EPOCH), (_, amount) => Effect.persist(Deposited(amount, Instant.now())), applied) // expect: es-side-effect-on-replay

  private def applied(state: State, event: Deposited): State =
    State(state.balance + event.amount, Instant.now())
}

class Old extends PersistentActor {
  private var balance = 0L
  private var last = Instant.EPOCH
  override def persistenceId: String = "old"
  override def receiveRecover: Receive = { // expect: es-side-effect-on-replay
    case amount: Long => balance += amount; last = Instant.now()
  }
  override def receiveCommand: Receive = {
    case amount: Long => persist(amount) { event => balance += event; last = Instant.now() }
  }
}

class Careful extends PersistentActor {
  private var balance = 0L
  override def persistenceId: String = "careful"
  override def receiveRecover: Receive = {
    case amount: Long => balance += amount
  }
  override def receiveCommand: Receive = {
    case amount: Long => persist(amount) { event => balance += event; println(Instant.now()) }
  }
}
