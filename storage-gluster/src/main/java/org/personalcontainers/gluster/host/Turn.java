package org.personalcontainers.gluster.host;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/** One at a time: a daemon that is at a transaction says no to the next one. */
final class Turn {
  private static final String TAKEN = "this node's Gluster is still at another order of ours";

  private final ReentrantLock lock = new ReentrantLock(true);
  private final Duration patience;

  Turn(Duration patience) {
    this.patience = patience;
  }

  /** Does the work alone, or answers that it did not come to that. */
  <T> T take(Supplier<T> work, Function<String, T> instead) {
    if (!came()) {
      return instead.apply(TAKEN);
    }
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  private boolean came() {
    try {
      return lock.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
