import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeoutException;

class Wait {
  private final Object done = new Object();
  private boolean completed;

  void get(long limit) throws InterruptedException, TimeoutException {
    long end = System.currentTimeMillis() + limit;
    synchronized (done) {
      while (!completed) {
        long left = end - System.currentTimeMillis();
        if (left <= 0) { // expect: time-wallclock-duration
          throw new TimeoutException("not done");
        }
        done.wait(left);
      }
    }
  }

  boolean await(Check check, Duration limit) {
    Instant start = Instant.now();
    while (!check.ready()) {
      if (Duration.between(start, Instant.now()).compareTo(limit) > 0) { // expect: time-wallclock-duration
        return false;
      }
    }
    return true;
  }

  boolean awaitUntil(Check check, Duration limit) {
    Instant deadline = Instant.now().plus(limit);
    while (Instant.now().isBefore(deadline)) { // expect: time-wallclock-duration
      if (check.ready()) {
        return true;
      }
    }
    return false;
  }

  // Silent: nanoTime only counts on.
  boolean awaitRight(Check check, long nanos) {
    long start = System.nanoTime();
    while (!check.ready()) {
      if (System.nanoTime() - start > nanos) {
        return false;
      }
    }
    return true;
  }

  // Silent: what the user was promised is a matter of the calendar, and the object comes out of a store.
  static class Voucher {
    private Instant issued;

    Voucher(Instant issued) {
      this.issued = issued;
    }

    void use() {
      if (Instant.now().isAfter(issued.plus(Duration.ofDays(30)))) {
        throw new IllegalStateException("no longer valid");
      }
    }
  }

  interface Check {
    boolean ready();
  }
}

class RateLimiter {
  private long lastRefill = System.currentTimeMillis();
  private long tokens;

  boolean tryAcquire() {
    long now = System.currentTimeMillis();
    if (now - lastRefill > 1000) { // expect: time-wallclock-duration
      tokens = 10;
      lastRefill = now;
    }
    return tokens-- > 0;
  }
}

// Silent: what the function gives back is now or a time out of the data that others keep.
class Visibility {
    private final java.util.Map<Long, Long> visibleAt;

    Visibility(java.util.Map<Long, Long> visibleAt) {
        this.visibleAt = visibleAt;
    }

    Long lockedUntil() {
        for (Long time : visibleAt.values()) {
            if (time != null) {
                return time;
            }
        }
        return System.currentTimeMillis();
    }

    boolean isLockOver() {
        return lockedUntil() < System.currentTimeMillis();
    }
}
