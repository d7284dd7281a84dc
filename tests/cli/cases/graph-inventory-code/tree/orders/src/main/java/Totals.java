import org.apache.kafka.streams.StreamsBuilder;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

class Totals {
  void run(StreamsBuilder builder) {
    builder.stream("placed");
  }

  ThreadPoolTaskExecutor workers() {
    return new ThreadPoolTaskExecutor();
  }
}
