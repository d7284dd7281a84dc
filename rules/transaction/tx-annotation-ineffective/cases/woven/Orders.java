import org.springframework.context.annotation.AdviceMode;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;

@EnableTransactionManagement(mode = AdviceMode.ASPECTJ)
class Settings {}

class Orders {
  @Scheduled(fixedDelay = 60000)
  public void place() {
    store("a");
  }

  @Transactional(timeout = 5)
  public void store(String id) {}
}
