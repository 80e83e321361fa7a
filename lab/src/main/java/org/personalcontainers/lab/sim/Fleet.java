package org.personalcontainers.lab.sim;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.personalcontainers.core.spec.NodeName;

/** All machines of a run, declared or not. */
final class Fleet {
  private final TreeMap<NodeName, SimNode> nodes = new TreeMap<>();

  void add(SimNode node) {
    nodes.put(node.name(), node);
  }

  SimNode get(NodeName name) {
    SimNode node = nodes.get(name);
    if (node == null) {
      throw new IllegalStateException("there is no machine " + name);
    }
    return node;
  }

  Optional<SimNode> find(NodeName name) {
    return Optional.ofNullable(nodes.get(name));
  }

  Collection<SimNode> all() {
    return nodes.values();
  }

  List<SimNode> of(Collection<NodeName> names) {
    return names.stream().map(this::get).toList();
  }
}
