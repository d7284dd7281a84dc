package shop

import org.springframework.jdbc.core.JdbcTemplate
import org.springframework.kafka.annotation.KafkaListener

class Totals(private val jdbc: JdbcTemplate) {
    @KafkaListener(topics = ["orders"]) // expect: idem-consumer-no-dedupe
    fun count(order: String) {
        jdbc.update("UPDATE totals SET n = n + 1") // expect: deadline-absent-db
    }
}
