package org.personalcontainers.manager.api;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.personalcontainers.core.api.Events;
import org.personalcontainers.core.spec.NodeName;

/** The last events, in memory. Safe for use by many threads. */
public final class Journal {
  private static final int MOST = 1000;

  private final InstantSource clock;
  private final Deque<Events.Event> events = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition more = lock.newCondition();
  private long last;

  public Journal(InstantSource clock) {
    this.clock = clock;
  }

  /** Numbers follow the clock, so that a follower's readers may go on with the next leader. */
  public void note(Optional<NodeName> node, String text) {
    lock.lock();
    try {
      last = Math.max(last + 1, clock.millis());
      events.addLast(new Events.Event(last, clock.instant(), node, text));
      if (events.size() > MOST) {
        events.removeFirst();
      }
      more.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** What came after that number; waits where there is nothing yet. */
  Events after(long number, Duration longest) throws InterruptedException {
    lock.lock();
    try {
      long left = longest.toNanos();
      while (last <= number && left > 0) {
        left = more.awaitNanos(Math.min(left, TimeUnit.SECONDS.toNanos(30)));
      }
      List<Events.Event> found = new ArrayList<>(events);
      found.removeIf(event -> event.number() <= number);
      return new Events(Math.max(last, number), found);
    } finally {
      lock.unlock();
    }
  }
}
