package org.personalcontainers.core.spec;

import java.util.SortedMap;

/** What a person declared, with every default filled in. */
public record ClusterSpec(
    ClusterName cluster,
    SortedMap<NodeName, NodeSpec> nodes,
    ManagerChoice managers,
    SortedMap<NetworkName, NetworkSpec> networks,
    Firewall firewall,
    StorageSpec storage,
    Failover failover,
    Ingress ingress,
    SortedMap<StackName, StackSpec> stacks) {
  public ClusterSpec {
    nodes = Ordered.copy(nodes);
    networks = Ordered.copy(networks);
    stacks = Ordered.copy(stacks);
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException("a cluster needs at least one node");
    }
  }

  public ClusterSpec withNodes(SortedMap<NodeName, NodeSpec> other) {
    return new ClusterSpec(
        cluster, other, managers, networks, firewall, storage, failover, ingress, stacks);
  }

  public ClusterSpec withNetworks(SortedMap<NetworkName, NetworkSpec> other) {
    return new ClusterSpec(
        cluster, nodes, managers, other, firewall, storage, failover, ingress, stacks);
  }

  public ClusterSpec withFirewall(Firewall other) {
    return new ClusterSpec(
        cluster, nodes, managers, networks, other, storage, failover, ingress, stacks);
  }
}
