package org.personalcontainers.link.knock;

import java.time.Duration;
import org.personalcontainers.core.ledger.ClusterId;
import org.personalcontainers.core.spec.ClusterName;
import org.personalcontainers.core.spec.NodeName;

/** What a node says to a claim. */
public sealed interface ClaimAnswer {
  /** It stands on disk: until its term is over, nobody else gets the node. */
  record Granted(Nonce claim) implements ClaimAnswer {}

  /** Somebody else holds one. */
  record Taken(ClusterName cluster, NodeName by, Duration left) implements ClaimAnswer {}

  /** The node is a member of a cluster. */
  record Belongs(ClusterName cluster, ClusterId id) implements ClaimAnswer {}

  /** It could not be written down. */
  record Failed(String reason) implements ClaimAnswer {}
}
