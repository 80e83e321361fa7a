package org.personalcontainers.link.knock;

import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.link.identity.Fingerprint;

/**
 * A manager asks the agent of its node to claim all of these, in the order of their names: where
 * two claim at once, the first common node decides, and nobody waits for anybody.
 */
public record ClaimWish(Claim claim, SortedMap<NodeName, Fingerprint> nodes) {
  public ClaimWish {
    nodes = Ordered.copy(new TreeMap<>(nodes));
  }
}
