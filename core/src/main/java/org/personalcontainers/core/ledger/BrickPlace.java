package org.personalcontainers.core.ledger;

import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.status.BrickId;

/**
 * Where a copy of a volume lies, or is to lie. A number is never used twice: what a failed attempt
 * left behind is never adopted.
 */
public record BrickPlace(NodeName node, HostPath root, int number, BrickId id) {
  public HostPath path() {
    return root.below("brick." + number);
  }
}
