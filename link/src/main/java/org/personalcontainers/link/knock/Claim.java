package org.personalcontainers.link.knock;

import java.time.Duration;
import org.personalcontainers.core.spec.ClusterName;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.link.identity.Fingerprint;

/**
 * Somebody wants to found a cluster with this node. A node grants one at a time.
 *
 * @param by the node where it was typed; it may ask again, and then holds the newest one
 * @param term how long it holds where nothing comes of it
 */
public record Claim(
    ClusterName cluster, NodeName by, Fingerprint proposer, Nonce nonce, Duration term) {
  /** Founding takes seconds; a proposer that died must not keep others waiting for long. */
  public static final Duration TERM = Duration.ofMinutes(2);

  public Claim {
    if (term.isNegative() || term.compareTo(Duration.ofMinutes(10)) > 0) {
      throw new IllegalArgumentException("a claim holds for ten minutes at most");
    }
  }
}
