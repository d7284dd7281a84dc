package shop

import java.time.Duration
import org.jetbrains.exposed.sql.transactions.transaction
import org.springframework.boot.web.client.RestTemplateBuilder
import org.springframework.stereotype.Service
import org.springframework.transaction.annotation.Transactional
import org.springframework.transaction.support.TransactionTemplate

private val template = RestTemplateBuilder().setReadTimeout(Duration.ofSeconds(2)).build()

private fun notify(order: String) {
    template.postForObject("https://mail.example", order, String::class.java)
}

fun place(order: String) {
    transaction { // expect: tx-held-across-remote-call
        notify(order)
    }
}

fun placeThenNotify(order: String) {
    transaction { println(order) }
    notify(order)
}

@Service
class Orders {
    @Transactional // expect: tx-held-across-remote-call
    fun place(order: String) = notify(order)
}

// The block of each caller runs in it.
class InTransaction(private val transactions: TransactionTemplate) {
    fun <T> run(block: () -> T): T? = transactions.execute { block() } // expect: tx-held-across-remote-call
}

class Caller(private val inTransaction: InTransaction) {
    fun place(order: String) = inTransaction.run { notify(order) }
}
