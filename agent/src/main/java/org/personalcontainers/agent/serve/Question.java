package org.personalcontainers.agent.serve;

import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.identity.Struck;

/**
 * What somebody wants to know of a node.
 *
 * @param fence of the leader that asks; nobody but a leader has one
 * @param hash of what is known to whoever asks; empty: of nothing
 * @param patience how long to wait for something else than that
 * @param within a look that began so long ago does, where no change is waited for
 * @param struck managers that nobody may heed any more, as the leader knows
 */
record Question(
    Optional<Fence> fence, String hash, Duration patience, Duration within, Struck struck) {
  private static final long LONGEST_WAIT = 25;
  private static final long OLDEST = 1_000;

  /** Throws an IllegalArgumentException that says what is wrong. */
  static Question of(Request request) {
    SortedMap<String, String> query = request.query();
    return new Question(
        fence(query),
        query.getOrDefault("hash", ""),
        Duration.ofSeconds(Math.min(LONGEST_WAIT, number(query, "wait"))),
        Duration.ofMillis(Math.min(OLDEST, number(query, "within"))),
        Struck.parse(query.getOrDefault("struck", "")));
  }

  private static Optional<Fence> fence(SortedMap<String, String> query) {
    return query.containsKey("epoch") || query.containsKey("term") || query.containsKey("revision")
        ? Optional.of(
            new Fence(number(query, "epoch"), number(query, "term"), number(query, "revision")))
        : Optional.empty();
  }

  private static long number(SortedMap<String, String> query, String name) {
    String text = query.getOrDefault(name, "0");
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
