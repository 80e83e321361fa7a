package org.personalcontainers.agent.work;

import java.time.Duration;

/** Time that only grows, whatever becomes of the date: a small machine boots in 1970. */
@FunctionalInterface
public interface Clock {
  /** Since some moment that stays the same. */
  Duration now();

  static Clock monotonic() {
    long start = System.nanoTime();
    return () -> Duration.ofNanos(System.nanoTime() - start);
  }
}
