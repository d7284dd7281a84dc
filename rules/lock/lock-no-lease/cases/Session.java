import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.recipes.locks.InterProcessMutex;

// The lock dies with its holder's session.
class Session {
  private final CuratorFramework curator;

  Session(CuratorFramework curator) {
    this.curator = curator;
  }

  void settle(String order) throws Exception {
    InterProcessMutex mutex = new InterProcessMutex(curator, "/locks/" + order);
    mutex.acquire();
    try {
      System.out.println("settling " + order);
    } finally {
      mutex.release();
    }
  }
}
