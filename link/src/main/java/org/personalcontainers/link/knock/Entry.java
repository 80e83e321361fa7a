package org.personalcontainers.link.knock;

/** What an agent did with an admission. */
public sealed interface Entry {
  /** It stands on disk: the node is a member. */
  record Entered() implements Entry {}

  /** It waits for the node, which takes it with its next word. */
  record Held() implements Entry {}

  /** The node is not there now: it will knock again. */
  record Gone() implements Entry {}

  record Refused(String reason) implements Entry {}
}
