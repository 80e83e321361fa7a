package org.personalcontainers.lab.real;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for a condition, for a bounded time. */
public final class Patience {
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Patience() {}

  public static void until(Duration longest, String what, BooleanSupplier condition) {
    until(longest, PAUSE, what, condition);
  }

  /** With that pause between two questions: for those that are not free. */
  public static void until(
      Duration longest, Duration pause, String what, BooleanSupplier condition) {
    long end = System.nanoTime() + longest.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new LabProblem("waited " + longest.toSeconds() + " s in vain for " + what);
      }
      pause(pause);
    }
  }

  /** For what can only be measured over a while. */
  public static void letPass(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    until(time.plusSeconds(1), "time to pass", () -> System.nanoTime() > end);
  }

  private static void pause(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabProblem("interrupted while waiting", e);
    }
  }
}
