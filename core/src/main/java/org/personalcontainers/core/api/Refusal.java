package org.personalcontainers.core.api;

import java.util.List;
import java.util.Optional;

/**
 * Why something was not done, as a person reads it: the body of every answer of 400 and above.
 *
 * @param what what happened, and where
 * @param remedy what to do or to type instead
 * @param problems all that is wrong with a file, one line each
 * @param newer what somebody else declared in the meantime
 */
public record Refusal(String what, String remedy, List<String> problems, Optional<Newer> newer) {
  public Refusal {
    problems = List.copyOf(problems);
  }

  public static Refusal of(String what, String remedy) {
    return new Refusal(what, remedy, List.of(), Optional.empty());
  }

  /**
   * A revision that came before the one that was asked for.
   *
   * @param diff what it changed, line by line
   */
  public record Newer(long revision, String by, String diff) {}
}
