import org.springframework.jdbc.core.JdbcTemplate
import org.springframework.transaction.annotation.Isolation
import org.springframework.transaction.annotation.Transactional

class Ledger(private val jdbc: JdbcTemplate) {
  @Transactional(isolation = Isolation.SERIALIZABLE) // expect: tx-serialization-failure-unhandled
  fun post(id: String) {
    jdbc.update("INSERT INTO postings (account) VALUES (?)", id) // expect: deadline-absent-db
  }

  @Transactional(isolation = Isolation.READ_COMMITTED)
  fun annotate(id: String, text: String) {
    jdbc.update("UPDATE postings SET note = ? WHERE id = ?", text, id)
  }
}
