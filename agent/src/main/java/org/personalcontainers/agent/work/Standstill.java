package org.personalcontainers.agent.work;

import java.time.Duration;

/**
 * Notices that this process stood still: stopped, starved, or swapped out. What it reads from its
 * sockets just afterwards may have lain there for any time. Somebody has to call {@link #beat} at
 * least every {@link #PACE}.
 */
public final class Standstill {
  public static final Duration PACE = Duration.ofMillis(250);

  /** A busy machine may be late by so much. */
  private static final Duration TOLERANCE = Duration.ofMillis(750);

  private final Clock clock;
  private Duration lastBeat;
  private Duration wokeUp;

  public Standstill(Clock clock) {
    this.clock = clock;
    this.lastBeat = clock.now();
    this.wokeUp = lastBeat.minus(Jobs.START);
  }

  public synchronized void beat() {
    Duration now = clock.now();
    if (isGap(now)) {
      wokeUp = now;
    }
    lastBeat = now;
  }

  private boolean isGap(Duration now) {
    return now.minus(lastBeat).compareTo(PACE.plus(TOLERANCE)) > 0;
  }

  /** Whether what seems to have arrived then may have arrived long before. */
  synchronized boolean maySpoil(Duration arrival) {
    beat();
    return arrival.minus(wokeUp).compareTo(Jobs.START) < 0;
  }
}
