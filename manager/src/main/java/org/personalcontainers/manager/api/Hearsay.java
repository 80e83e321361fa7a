package org.personalcontainers.manager.api;

import java.time.Duration;
import java.util.SortedMap;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.Ordered;

/**
 * What a manager that leads told of its last look at the nodes: to be shown where this one has seen
 * nothing itself, and never to be planned with.
 *
 * @param by its node
 * @param age since it was told
 */
public record Hearsay(NodeName by, SortedMap<NodeName, Observation> nodes, Duration age) {
  public Hearsay {
    nodes = Ordered.copy(nodes);
  }
}
