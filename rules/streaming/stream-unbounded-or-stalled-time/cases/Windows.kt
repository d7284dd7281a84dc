import java.time.Duration
import org.apache.kafka.streams.kstream.TimeWindows

fun strict(): TimeWindows = TimeWindows.ofSizeWithNoGrace(Duration.ofMinutes(10)) // miss: stream-unbounded-or-stalled-time  somebody has written that late records do not matter: low confidence

fun patient(): TimeWindows = TimeWindows.ofSizeAndGrace(Duration.ofMinutes(10), Duration.ofHours(1))
