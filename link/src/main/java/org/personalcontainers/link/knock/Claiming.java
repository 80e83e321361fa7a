package org.personalcontainers.link.knock;

import org.personalcontainers.core.spec.NodeName;

/** What came of a {@link ClaimWish}: all of them, or none. */
public sealed interface Claiming {
  record AllGranted() implements Claiming {}

  /** What had been granted was let go again. */
  record Denied(NodeName node, ClaimAnswer answer) implements Claiming {}

  /** This one did not answer in time, or is not there any more; the others were let go again. */
  record Silent(NodeName node) implements Claiming {}
}
