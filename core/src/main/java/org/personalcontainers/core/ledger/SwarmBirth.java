package org.personalcontainers.core.ledger;

import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.status.SwarmId;

/** How far the one swarm of this cluster has come to life. */
public sealed interface SwarmBirth {
  record Unborn() implements SwarmBirth {}

  /** It is to be made there and nowhere else: whatever is in doubt, that node has to be asked. */
  record Expected(NodeName node) implements SwarmBirth {}

  record Born(SwarmId id) implements SwarmBirth {}
}
