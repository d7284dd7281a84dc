import io.awspring.cloud.sqs.annotation.SqsListener
import java.time.Duration
import org.springframework.data.redis.core.StringRedisTemplate
import org.springframework.stereotype.Component

@Component
class Payments(private val redis: StringRedisTemplate) {
    @SqsListener("payments")
    fun take(payment: String) {
        if (redis.opsForValue().setIfAbsent("done:$payment", "1", Duration.ofMinutes(5)) == true) { // expect: idem-dedupe-window-too-short
            book(payment)
        }
    }

    // Longer than a delivery is hidden, and nobody has written down how long messages are kept.
    @SqsListener("mails")
    fun send(mail: String) {
        if (redis.opsForValue().setIfAbsent("sent:$mail", "1", Duration.ofMinutes(5)) == true) {
            book(mail)
        }
    }

    private fun book(what: String) {}
}
