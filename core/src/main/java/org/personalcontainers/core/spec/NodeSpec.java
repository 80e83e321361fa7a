package org.personalcontainers.core.spec;

import java.util.SortedMap;
import java.util.TreeMap;

/** A declared node. */
public record NodeSpec(
    NodeName name,
    Address address,
    SortedMap<LabelName, String> labels,
    Availability availability) {
  public NodeSpec {
    labels = Ordered.copy(labels);
  }

  public static NodeSpec plain(NodeName name, Address address) {
    return new NodeSpec(name, address, new TreeMap<>(), Availability.ACTIVE);
  }
}
