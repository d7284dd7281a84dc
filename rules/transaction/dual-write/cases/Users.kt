package shop

import org.springframework.jdbc.core.JdbcTemplate
import org.springframework.kafka.core.KafkaTemplate

class Users(private val jdbc: JdbcTemplate, private val kafka: KafkaTemplate<String, String>) {
    fun rename(id: String, name: String) {
        jdbc.update("UPDATE users SET name = ? WHERE id = ?", name, id) // expect: deadline-absent-db
        kafka.send("users", id, name) // expect: dual-write, msg-publish-unconfirmed
    }
}
