package org.personalcontainers.core.api;

/**
 * What a declaration came to.
 *
 * @param revision the number that it has now
 * @param diff what it changed of the one before, line by line; empty where nothing
 */
public record Changed(Outcome outcome, long revision, String diff, Planned plan) {
  /** Whether anything was written. */
  public enum Outcome {
    CHANGED,
    /** It says what was declared already. */
    UNCHANGED,
    /** It was only tried. */
    TRIED
  }
}
