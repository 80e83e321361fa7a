package org.personalcontainers.core.status;

import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import org.personalcontainers.core.spec.NetworkName;
import org.personalcontainers.core.spec.Ordered;

/**
 * The swarm as one of its managers sees it. Only a manager that has a leader knows any of this.
 *
 * @param asOf grows with each change of the swarm: of two managers' views the higher is the newer
 * @param version what an update of the swarm's own settings must name
 */
public record ClusterSeen(
    SwarmId id,
    long asOf,
    Duration heartbeat,
    long version,
    SortedMap<SwarmNodeId, SwarmNode> nodes,
    SortedMap<NetworkName, SwarmNetwork> networks) {
  public ClusterSeen {
    nodes = Ordered.copy(nodes);
    networks = Ordered.copy(networks);
  }

  public Optional<SwarmNode> node(SwarmNodeId nodeId) {
    return Optional.ofNullable(nodes.get(nodeId));
  }
}
