import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class Stay {
  private static final Logger log = LoggerFactory.getLogger(Stay.class);

  void start(KubernetesClient client, LeaseLock lock) {
    client.leaderElector()
        .withConfig(new LeaderElectionConfigBuilder()
            .withName("sweeper")
            .withLock(lock)
            .withLeaderCallbacks(new LeaderCallbacks(
                () -> new Thread(this::sweep).start(),
                () -> log.warn("lost the lease"),
                name -> log.info("{} leads", name)))
            .build())
        .build()
        .start(); // expect: leader-no-stepdown
  }

  private void sweep() {
    while (true) {
      removeOne();
    }
  }

  private void removeOne() {
    log.info("removed one");
  }
}
