package org.personalcontainers.agent.join;

import org.personalcontainers.link.knock.Admission;
import org.personalcontainers.link.knock.Claim;

/** Whose a node is. */
public sealed interface Belonging {
  /** Nobody's. */
  record Free() implements Belonging {}

  /** Somebody founds a cluster with it just now. */
  record Claimed(Claim claim) implements Belonging {}

  /** A cluster's, for good. */
  record Member(Admission admission) implements Belonging {}
}
