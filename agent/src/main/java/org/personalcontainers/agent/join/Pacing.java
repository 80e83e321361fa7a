package org.personalcontainers.agent.join;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait between two knocks at one door: longer with each failure, never for long, and
 * never exactly as long as the others, who all booted when the power came back. Not for many
 * threads.
 */
final class Pacing {
  static final Duration SHORTEST = Duration.ofMillis(500);
  static final Duration LONGEST = Duration.ofSeconds(15);

  private final RandomGenerator chance;
  private final Duration shortest;
  private final Duration longest;
  private long next;

  Pacing(RandomGenerator chance) {
    this(chance, SHORTEST, LONGEST);
  }

  Pacing(RandomGenerator chance, Duration shortest, Duration longest) {
    this.chance = chance;
    this.shortest = shortest;
    this.longest = longest;
    this.next = shortest.toMillis();
  }

  /** From half of it to all of it. */
  Duration afterFailure() {
    long whole = next;
    next = Math.min(2 * next, longest.toMillis());
    return Duration.ofMillis(whole / 2 + chance.nextLong(whole / 2 + 1));
  }

  /** The door was there and spoke: what comes next is a new beginning. */
  void begin() {
    next = shortest.toMillis();
  }
}
