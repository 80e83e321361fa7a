package org.personalcontainers.manager.api;

import java.util.TreeMap;
import org.personalcontainers.core.spec.ClusterSpec;
import org.personalcontainers.core.spec.LabelName;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.core.spec.yaml.ClusterYaml;
import org.personalcontainers.core.spec.yaml.Reading;

/** Declarations with one label more. */
final class Labelled {
  private Labelled() {}

  static ClusterSpec spec(String yaml) {
    if (ClusterYaml.read("cluster.yml", yaml) instanceof Reading.Read(var spec, var origins)) {
      return spec;
    }
    throw new IllegalArgumentException("a test's own cluster.yml is bad: " + yaml);
  }

  static ClusterSpec of(String yaml, NodeName name) {
    ClusterSpec spec = spec(yaml);
    TreeMap<NodeName, NodeSpec> nodes = new TreeMap<>(spec.nodes());
    NodeSpec node = java.util.Objects.requireNonNull(nodes.get(name));
    TreeMap<LabelName, String> labels = new TreeMap<>(node.labels());
    labels.put(new LabelName("more"), "it's \"so\"");
    nodes.put(name, new NodeSpec(name, node.address(), labels, node.availability()));
    return spec.withNodes(nodes);
  }
}
