package org.personalcontainers.core.status;

import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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

  /** The same swarm after one more change. */
  public ClusterSeen withNode(SwarmNode node) {
    TreeMap<SwarmNodeId, SwarmNode> more = new TreeMap<>(nodes);
    more.put(node.id(), node);
    return new ClusterSeen(id, asOf + 1, heartbeat, version, more, networks);
  }

  public ClusterSeen withoutNode(SwarmNodeId nodeId) {
    TreeMap<SwarmNodeId, SwarmNode> fewer = new TreeMap<>(nodes);
    fewer.remove(nodeId);
    return new ClusterSeen(id, asOf + 1, heartbeat, version, fewer, networks);
  }

  public ClusterSeen withNetwork(SwarmNetwork network) {
    TreeMap<NetworkName, SwarmNetwork> more = new TreeMap<>(networks);
    more.put(network.name(), network);
    return new ClusterSeen(id, asOf + 1, heartbeat, version, nodes, more);
  }

  public ClusterSeen withHeartbeat(Duration beat) {
    return new ClusterSeen(id, asOf + 1, beat, version + 1, nodes, networks);
  }
}
