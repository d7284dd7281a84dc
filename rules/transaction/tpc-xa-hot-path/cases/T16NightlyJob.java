import io.seata.spring.annotation.GlobalTransactional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

// Nobody waits for it.
@Component
class T16NightlyJob {
  @Scheduled(cron = "0 0 3 * * *")
  @GlobalTransactional
  public void settle() {}
}
