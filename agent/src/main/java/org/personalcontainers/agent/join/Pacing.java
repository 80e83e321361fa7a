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

  /** A door that is there may change its mind soon, when a person says so. */
  static final Duration LONGEST_TURNED_AWAY = Duration.ofSeconds(4);

  /** A door can't keep a node away for ever. */
  static final Duration LONGEST_CROWDED = Duration.ofMinutes(1);

  private final RandomGenerator chance;
  private final Duration shortest;
  private final Duration longest;
  private long next;
  private long nextTurnedAway;

  Pacing(RandomGenerator chance) {
    this(chance, SHORTEST, LONGEST);
  }

  Pacing(RandomGenerator chance, Duration shortest, Duration longest) {
    this.chance = chance;
    this.shortest = shortest;
    this.longest = longest;
    this.next = shortest.toMillis();
    this.nextTurnedAway = shortest.toMillis();
  }

  /** From half of it to all of it. */
  Duration afterFailure() {
    long whole = next;
    next = Math.min(2 * next, longest.toMillis());
    nextTurnedAway = shortest.toMillis();
    return drawn(whole);
  }

  private Duration drawn(long whole) {
    return Duration.ofMillis(whole / 2 + chance.nextLong(whole / 2 + 1));
  }

  /** The door spoke, and had nothing for us: the next time in a row it would say the same. */
  Duration afterTurnedAway() {
    long whole = nextTurnedAway;
    nextTurnedAway = Math.min(2 * whole, LONGEST_TURNED_AWAY.toMillis());
    return drawn(whole);
  }

  /** Whose address that is changes when the network does, if ever. */
  Duration afterMyself() {
    return drawn(longest.toMillis());
  }

  /** Never sooner than was asked for, and not all of those who were asked at once. */
  Duration afterCrowd(Duration asked) {
    long whole = Math.min(asked.toMillis(), LONGEST_CROWDED.toMillis());
    return Duration.ofMillis(whole + chance.nextLong(whole / 2 + shortest.toMillis()));
  }

  /** The door was there and spoke: what comes next is a new beginning. */
  void begin() {
    next = shortest.toMillis();
  }
}
