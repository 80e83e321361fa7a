package org.personalcontainers.manager.api;

import java.time.Instant;
import java.util.Optional;
import org.personalcontainers.core.spec.NodeName;

/**
 * Something that happened, as managers tell each other.
 *
 * @param teller the node of the manager that noted it
 * @param mark grows with all that this manager notes; together with it, the name of the happening
 * @param node what it concerns; empty: the whole cluster
 */
public record Happening(
    NodeName teller, long mark, Instant at, Optional<NodeName> node, String text) {
  static final int LONGEST = 4_000;

  public Happening {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("what happened is told in at most " + LONGEST + " marks");
    }
  }

  boolean isAlso(Happening other) {
    return teller.equals(other.teller) && mark == other.mark;
  }
}
