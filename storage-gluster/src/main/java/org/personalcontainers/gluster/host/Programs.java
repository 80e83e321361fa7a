package org.personalcontainers.gluster.host;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Runs programs of one node, as root, in the C locale, with nothing to read. Throws nothing. */
public interface Programs {
  /** Blocks until the program has ended, and never longer than the limit. */
  Outcome run(Duration limit, List<String> arguments);

  /** Starts one that stays and can be asked; empty where it can't be started, or none can stay. */
  default Optional<Talk> talk(List<String> arguments) {
    return Optional.empty();
  }

  /** A program that is asked line by line. For one thread at a time. */
  interface Talk extends AutoCloseable {
    /**
     * What it says to a line, to the end that marks its answers. Empty where that takes longer than
     * the limit, or the program has ended: from then on nothing that it says can be trusted.
     */
    Optional<String> ask(String line, String end, Duration limit);

    /** Ends the program, and does not wait for it. */
    @Override
    void close();
  }

  /** How a program ended, as far as anybody knows. */
  sealed interface Outcome {
    record Ended(int exit, String out, String err) implements Outcome {}

    /** It ran, and was given up: what it asked others to do may be done yet. */
    record GivenUp(String reason) implements Outcome {}

    /** It never ran. */
    record NotStarted(String reason) implements Outcome {}
  }
}
