import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;

// The process ends with the lease.
class Leaves {
  void start(KubernetesClient client, LeaseLock lock) {
    client.leaderElector()
        .withConfig(new LeaderElectionConfigBuilder()
            .withLock(lock)
            .withLeaderCallbacks(new LeaderCallbacks(
                () -> new Thread(this::sweep).start(),
                () -> System.exit(1),
                name -> System.out.println(name)))
            .build())
        .build()
        .start();
  }

  private void sweep() {
    while (true) {
      removeOne();
    }
  }

  private void removeOne() {
    System.out.println("removed one");
  }
}
