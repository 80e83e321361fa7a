package org.personalcontainers.manager.store.atomix;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Tells everybody who wants to know that something has changed. */
final class Changes {
  private static final long A_WHILE = TimeUnit.MILLISECONDS.toNanos(100);

  private final List<Runnable> wakes = new CopyOnWriteArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  void add(Runnable wake) {
    wakes.add(wake);
  }

  void tell() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    wakes.forEach(Runnable::run);
  }

  /** Waits until something holds, looking after every change, and now and then. */
  @SuppressWarnings("WaitNotInLoop") // It is in one, whose condition is the caller's.
  void await(BooleanSupplier condition, Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    lock.lock();
    try {
      while (System.nanoTime() < end && !condition.getAsBoolean()) {
        changed.awaitNanos(Math.min(end - System.nanoTime(), A_WHILE));
      }
    } finally {
      lock.unlock();
    }
  }
}
