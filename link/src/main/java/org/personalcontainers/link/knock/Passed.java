package org.personalcontainers.link.knock;

/**
 * What the door of a member passes on to its manager.
 *
 * @param transcript as the agent saw it on its own connection
 */
public record Passed(Stay stay, Transcript transcript) {
  /** The first word, of which only a proof is wanted. */
  public record First(Knock knock, Transcript transcript) {}
}
