package org.personalcontainers.core.spec.yaml;

import static org.personalcontainers.core.spec.UnfitValue.quoted;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.personalcontainers.core.spec.ManagerChoice;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.tree.Findings;
import org.personalcontainers.core.spec.tree.KeyPath;
import org.personalcontainers.core.spec.tree.Tree;
import org.personalcontainers.core.spec.tree.Wanted;

/** The key {@code managers}: auto, or an odd number of names. */
final class ManagersSection {
  private final Findings findings;
  private final NodesDraft nodes;

  ManagersSection(Findings findings, NodesDraft nodes) {
    this.findings = findings;
    this.nodes = nodes;
  }

  Optional<ManagerChoice> read(Fields root) {
    KeyPath path = root.path("managers");
    Optional<Tree> tree = root.tree("managers");
    if (tree.isEmpty() || Wanted.saysNothing(tree.get())) {
      findings.filledIn(path, "as many as the number of nodes asks for" + count());
      return Optional.of(new ManagerChoice.Auto());
    }
    return switch (tree.get()) {
      case Tree.Sequence list -> listed(path, list);
      case Tree.Scalar scalar -> word(path, scalar);
      case Tree.Mapping mapping -> wrong(path, mapping);
      case Tree.Unreadable _ -> Optional.empty();
    };
  }

  private String count() {
    OptionalInt count = nodes.count();
    return count.isPresent() ? ", here " + ManagerChoice.countFor(count.getAsInt()) : "";
  }

  private Optional<ManagerChoice> word(KeyPath path, Tree.Scalar scalar) {
    findings.written(path);
    if (scalar.text().equals("auto")) {
      return Optional.of(new ManagerChoice.Auto());
    }
    Optional<String> meant = findings.nearMiss(scalar.text(), List.of("auto"));
    findings.add(
        path,
        quoted(scalar.text()) + " is neither auto nor a list of nodes",
        "write " + meant.orElse(NodeList.bracketed(scalar.text())));
    return Optional.empty();
  }

  private Optional<ManagerChoice> wrong(KeyPath path, Tree.Mapping mapping) {
    findings.add(
        path,
        Wanted.describe(mapping) + " stands where auto or a list of nodes is wanted",
        "write auto, or " + NodeList.bracketed(String.join(" ", mapping.byKey().keySet())));
    return Optional.empty();
  }

  private Optional<ManagerChoice> listed(KeyPath path, Tree.Sequence list) {
    findings.written(path);
    Optional<List<NodeName>> names = new NodeList(findings, nodes).read(path, list);
    int count = list.items().size();
    if (list.extent() == Tree.Extent.WHOLE && count % 2 == 0) {
      findings.add(path, evenNumber(count), evenRemedy(count));
    }
    return names.map(listed -> new ManagerChoice.Listed(new TreeSet<>(listed)));
  }

  private static String evenNumber(int count) {
    return count == 0
        ? "a cluster needs at least one manager"
        : count + " managers survive no more failures than " + (count - 1);
  }

  private String evenRemedy(int count) {
    boolean room = nodes.count().orElse(0) > count;
    if (count == 0) {
      return "name 1, 3 or 5 nodes, or write auto";
    }
    return "leave one out" + (room ? ", or add one" : "") + ": an odd number, or write auto";
  }
}
