import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;

// The future ends with the lease, and then the process does.
class Waits {
  void start(KubernetesClient client, LeaseLock lock) {
    client.leaderElector()
        .withConfig(new LeaderElectionConfigBuilder()
            .withLock(lock)
            .withLeaderCallbacks(new LeaderCallbacks(
                () -> new Thread(this::sweep).start(),
                () -> System.out.println("lost"),
                name -> System.out.println(name)))
            .build())
        .build()
        .start()
        .whenComplete((done, failure) -> System.exit(1));
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
