package org.personalcontainers.gluster.host;

import java.util.stream.Stream;
import org.personalcontainers.core.port.Answer;

/** What a daemon means that did not do what it was told. */
final class Denial {
  private Denial() {}

  static Answer answer(String text) {
    if (says(text, "Another transaction", "Locking failed on ")) {
      return new Answer.Busy(text);
    }
    // A self-heal daemon that just came up, or has no connection to its bricks yet.
    if (says(text, "brick op 'Heal' failed", "Self-heal daemon is not running")) {
      return new Answer.Busy(text);
    }
    // Some members have done it by now, and some have not.
    if (says(text, "Commit failed on ", "timed out", "Connection failed")) {
      return new Answer.Unanswered(text);
    }
    return new Answer.Refused(text);
  }

  /** Bricks on the system's own disk, and nothing else, are what it minds. */
  static boolean mindsOnlyTheRootPartition(String text) {
    return !text.isBlank()
        && text.lines().allMatch(line -> line.contains("is being created in the root partition"));
  }

  private static boolean says(String text, String... phrases) {
    return Stream.of(phrases).anyMatch(text::contains);
  }
}
