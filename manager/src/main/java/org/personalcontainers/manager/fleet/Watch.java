package org.personalcontainers.manager.fleet;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.personalcontainers.core.wire.Unreadable;
import org.personalcontainers.link.http.Caller;

/**
 * Waits at an agent for whatever changes there, and says so; it is no look. It goes on for as long
 * as somebody asks for it.
 */
final class Watch implements AutoCloseable {
  /** Nobody has looked for so long: this manager leads no more. */
  private static final Duration FORSAKEN = Duration.ofSeconds(90);

  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  private final Caller agent;
  private final Runnable stirred;
  private volatile State state = State.RESTS;
  private volatile long wanted;

  /** Whether a thread of it runs. */
  private enum State {
    RESTS,
    WATCHES,
    CLOSED
  }

  Watch(Caller agent, Runnable stirred) {
    this.agent = agent;
    this.stirred = stirred;
  }

  synchronized void goOn(Executor threads) {
    wanted = System.nanoTime();
    if (state == State.RESTS) {
      state = State.WATCHES;
      threads.execute(this::watch);
    }
  }

  private void watch() {
    String known = "";
    Duration pause = SHORTEST_PAUSE;
    while (isWanted()) {
      try {
        String seen = Speech.watch(agent, known).orElse(known);
        stirIfOther(known, seen);
        known = seen;
        pause = SHORTEST_PAUSE;
      } catch (IOException | Unreadable e) {
        stirIfOther(known, "");
        known = "";
        LockSupport.parkNanos(pause.toNanos());
        pause = doubled(pause);
      }
    }
  }

  /** The first that is seen is no news. */
  private void stirIfOther(String known, String seen) {
    if (!known.isEmpty() && !known.equals(seen) && isWanted()) {
      stirred.run();
    }
  }

  private static Duration doubled(Duration pause) {
    return pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
        ? LONGEST_PAUSE
        : pause.multipliedBy(2);
  }

  private synchronized boolean isWanted() {
    boolean forsaken = System.nanoTime() - wanted > FORSAKEN.toNanos();
    if (state == State.WATCHES && forsaken) {
      state = State.RESTS;
    }
    return state == State.WATCHES;
  }

  @Override
  public synchronized void close() {
    state = State.CLOSED;
    agent.close();
  }
}
