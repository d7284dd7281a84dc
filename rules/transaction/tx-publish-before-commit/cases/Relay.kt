package shop

import org.springframework.data.jpa.repository.JpaRepository
import org.springframework.kafka.core.KafkaTemplate
import org.springframework.stereotype.Service
import org.springframework.transaction.annotation.Transactional

class Message(val id: String, val payload: String)

interface Outbox : JpaRepository<Message, String>

// What is sent was committed by somebody else; if the deletion is rolled back, it is sent twice, which consumers of an outbox expect.
@Service
class Relay(private val outbox: Outbox, private val kafka: KafkaTemplate<String, String>) {
    @Transactional
    fun relay() {
        for (message in outbox.findAll()) { // expect: deadline-absent-db
            kafka.send("orders", message.id, message.payload).get()
            outbox.delete(message)
        }
    }
}
