package org.personalcontainers.core.spec;

import java.util.SortedSet;

/** Which nodes are to be swarm managers. */
public sealed interface ManagerChoice {
  /** As many as the size asks for, the first by name, and whoever is one already stays one. */
  record Auto() implements ManagerChoice {}

  /** Exactly these. */
  record Listed(SortedSet<NodeName> nodes) implements ManagerChoice {
    public Listed {
      nodes = Ordered.copy(nodes);
    }
  }

  /** The number of managers for so many nodes: odd, and no more than are of use. */
  static int countFor(int nodes) {
    if (nodes < 3) {
      return 1;
    }
    return nodes < 7 ? 3 : 5;
  }
}
