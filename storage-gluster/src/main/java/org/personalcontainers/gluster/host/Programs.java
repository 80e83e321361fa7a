package org.personalcontainers.gluster.host;

import java.time.Duration;
import java.util.List;

/** Runs programs of one node, as root, in the C locale, with nothing to read. Throws nothing. */
public interface Programs {
  /** Blocks until the program has ended, and never longer than the limit. */
  Outcome run(Duration limit, List<String> arguments);

  /** How a program ended, as far as anybody knows. */
  sealed interface Outcome {
    record Ended(int exit, String out, String err) implements Outcome {}

    /** It ran, and was given up: what it asked others to do may be done yet. */
    record GivenUp(String reason) implements Outcome {}

    /** It never ran. */
    record NotStarted(String reason) implements Outcome {}
  }
}
