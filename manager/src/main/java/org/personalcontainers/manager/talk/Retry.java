package org.personalcontainers.manager.talk;

import java.time.Duration;

/** When the next attempt is due, after one that failed so. */
record Retry(long at, Duration pause, String failure) {
  static final Retry NONE = new Retry(0, Duration.ofMillis(500), "");

  private static final Duration LONGEST = Duration.ofMinutes(1);

  boolean isDue(long now) {
    return failure.isEmpty() || now - at >= 0;
  }

  /** Twice as long as the last time, up to a minute. */
  Retry after(long now, String why) {
    Duration twice = pause.multipliedBy(2);
    Duration next = twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
    return new Retry(now + next.toNanos(), next, why);
  }
}
