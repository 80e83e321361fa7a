package org.personalcontainers.core.status;

import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.spec.NetworkName;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.spec.StackName;

/**
 * The swarm as one of its managers sees it. Only a manager that has a leader knows any of this.
 *
 * @param asOf grows with each change of the swarm: of two managers' views the higher is the newer
 * @param version what an update of the swarm's own settings must name
 * @param stacks what runs in it under the names of stacks
 */
public record ClusterSeen(
    SwarmId id,
    long asOf,
    Duration heartbeat,
    long version,
    SortedMap<SwarmNodeId, SwarmNode> nodes,
    SortedMap<NetworkName, SwarmNetwork> networks,
    Fact<SortedMap<StackName, StackSeen>> stacks) {
  public ClusterSeen {
    nodes = Ordered.copy(nodes);
    networks = Ordered.copy(networks);
    stacks = stacks.map(Ordered::copy);
  }

  /** One in which no stack runs. */
  public ClusterSeen(
      SwarmId id,
      long asOf,
      Duration heartbeat,
      long version,
      SortedMap<SwarmNodeId, SwarmNode> nodes,
      SortedMap<NetworkName, SwarmNetwork> networks) {
    this(id, asOf, heartbeat, version, nodes, networks, Fact.known(new TreeMap<>()));
  }

  public Optional<SwarmNode> node(SwarmNodeId nodeId) {
    return Optional.ofNullable(nodes.get(nodeId));
  }

  /** The same swarm after one more change. */
  public ClusterSeen withNode(SwarmNode node) {
    TreeMap<SwarmNodeId, SwarmNode> more = new TreeMap<>(nodes);
    more.put(node.id(), node);
    return new ClusterSeen(id, asOf + 1, heartbeat, version, more, networks, stacks);
  }

  public ClusterSeen withoutNode(SwarmNodeId nodeId) {
    TreeMap<SwarmNodeId, SwarmNode> fewer = new TreeMap<>(nodes);
    fewer.remove(nodeId);
    return new ClusterSeen(id, asOf + 1, heartbeat, version, fewer, networks, stacks);
  }

  public ClusterSeen withNetwork(SwarmNetwork network) {
    TreeMap<NetworkName, SwarmNetwork> more = new TreeMap<>(networks);
    more.put(network.name(), network);
    return new ClusterSeen(id, asOf + 1, heartbeat, version, nodes, more, stacks);
  }

  public ClusterSeen withHeartbeat(Duration beat) {
    return new ClusterSeen(id, asOf + 1, beat, version + 1, nodes, networks, stacks);
  }

  public ClusterSeen withStacks(Fact<SortedMap<StackName, StackSeen>> seen) {
    return new ClusterSeen(id, asOf + 1, heartbeat, version, nodes, networks, seen);
  }

  public ClusterSeen withStack(StackName name, StackSeen stack) {
    return withStacks(
        stacks.map(
            known -> {
              TreeMap<StackName, StackSeen> more = new TreeMap<>(known);
              more.put(name, stack);
              return more;
            }));
  }

  public ClusterSeen withoutStack(StackName name) {
    return withStacks(
        stacks.map(
            known -> {
              TreeMap<StackName, StackSeen> fewer = new TreeMap<>(known);
              fewer.remove(name);
              return fewer;
            }));
  }
}
