package shop

import org.springframework.kafka.core.KafkaTemplate
import org.springframework.stereotype.Service
import org.springframework.transaction.annotation.Transactional

@Service
class Orders(private val kafka: KafkaTemplate<String, String>) {
    @Transactional
    fun place(order: String) {
        kafka.send("orders", order) // expect: tx-publish-before-commit, msg-publish-unconfirmed
    }

    fun outside(order: String) {
        kafka.send("orders", order) // expect: msg-publish-unconfirmed
    }
}
