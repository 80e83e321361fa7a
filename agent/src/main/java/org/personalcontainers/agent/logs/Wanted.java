package org.personalcontainers.agent.logs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.ServiceName;

/**
 * What somebody wants to read.
 *
 * @param whose all containers of the services, or of each the one that failed last
 * @param tail how many of the last lines of each container
 * @param since nothing older
 * @param after goes on behind what was read; empty: begins
 * @param patience how long to wait for a line, where it goes on
 */
record Wanted(
    StackName stack,
    List<ServiceName> services,
    Whose whose,
    int tail,
    Optional<Instant> since,
    Optional<Cursor> after,
    Duration patience) {
  private static final long MOST_LINES = 2_000;
  private static final long LONGEST_WAIT = 25;
  private static final long LONGEST_PAST = Duration.ofDays(3650).toSeconds();

  /** Whose lines. */
  enum Whose {
    ALL,
    FAILED
  }

  /** Throws an IllegalArgumentException that says what is wrong. */
  static Wanted of(SortedMap<String, String> query, Instant now) {
    return new Wanted(
        new StackName(query.getOrDefault("stack", "")),
        Stream.of(query.getOrDefault("services", "").split(",", -1)).map(ServiceName::new).toList(),
        query.containsKey("failed") ? Whose.FAILED : Whose.ALL,
        (int) Math.min(MOST_LINES, number(query, "tail", MOST_LINES)),
        query.containsKey("since")
            ? Optional.of(now.minusSeconds(Math.min(LONGEST_PAST, number(query, "since", 0))))
            : Optional.empty(),
        Optional.ofNullable(query.get("after")).map(Cursor::parse),
        Duration.ofSeconds(Math.min(LONGEST_WAIT, number(query, "wait", 0))));
  }

  private static long number(SortedMap<String, String> query, String name, long otherwise) {
    String text = query.get(name);
    if (text == null) {
      return otherwise;
    }
    try {
      long number = Long.parseLong(text);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new IllegalArgumentException(name + " must be a whole number from 0 on");
  }
}
