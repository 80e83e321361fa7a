package org.personalcontainers.lab.real;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for a condition, for a bounded time. */
public final class Patience {
  private static final long PAUSE_MILLIS = 50;

  private Patience() {}

  public static void until(Duration longest, String what, BooleanSupplier condition) {
    long end = System.nanoTime() + longest.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new LabProblem("waited " + longest.toSeconds() + " s in vain for " + what);
      }
      pause();
    }
  }

  /** For what can only be measured over a while. */
  public static void letPass(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    until(time.plusSeconds(1), "time to pass", () -> System.nanoTime() > end);
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabProblem("interrupted while waiting", e);
    }
  }
}
