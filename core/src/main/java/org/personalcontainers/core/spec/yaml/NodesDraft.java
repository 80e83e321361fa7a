package org.personalcontainers.core.spec.yaml;

import static org.personalcontainers.core.spec.UnfitValue.quoted;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.core.spec.tree.Findings;
import org.personalcontainers.core.spec.tree.KeyPath;
import org.personalcontainers.core.spec.tree.Tree.Extent;

/**
 * What could be read of the nodes.
 *
 * @param names every name that stands there, be it a good one or not
 */
record NodesDraft(List<NodeDraft> nodes, Set<String> names, Extent extent) {
  private static final int FEW = 8;

  /** The number of nodes, unless some were torn off. */
  OptionalInt count() {
    return extent == Extent.WHOLE && !names.isEmpty()
        ? OptionalInt.of(names.size())
        : OptionalInt.empty();
  }

  /** Refuses the name of a node that is not there. */
  void expect(NodeName name, KeyPath path, Findings findings) {
    if (count().isPresent() && !names.contains(name.value())) {
      String remedy =
          meant(name.value(), findings)
              .map(node -> "write " + node)
              .orElse("add it to nodes, or name one that is there" + few());
      findings.add(path, quoted(name.value()) + " is not among the nodes", remedy);
    }
  }

  /** Another number is no slip of the finger: it is another node. */
  private Optional<String> meant(String typed, Findings findings) {
    return findings
        .nearMiss(typed, names)
        .filter(node -> !lettersOf(node).equals(lettersOf(typed)));
  }

  private static String lettersOf(String name) {
    return name.replaceAll("[0-9]", "");
  }

  private String few() {
    List<String> shown =
        nodes.stream().flatMap(node -> node.name().stream()).map(NodeName::value).toList();
    return shown.size() > FEW || shown.isEmpty() ? "" : ": " + String.join(", ", shown);
  }

  SortedMap<NodeName, NodeSpec> specs() {
    SortedMap<NodeName, NodeSpec> specs = new TreeMap<>();
    nodes.stream().map(NodeDraft::spec).forEach(node -> specs.put(node.name(), node));
    return specs;
  }
}
