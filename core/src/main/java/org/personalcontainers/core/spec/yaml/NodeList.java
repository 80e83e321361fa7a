package org.personalcontainers.core.spec.yaml;

import static org.personalcontainers.core.spec.UnfitValue.quoted;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.tree.Findings;
import org.personalcontainers.core.spec.tree.KeyPath;
import org.personalcontainers.core.spec.tree.Tree;
import org.personalcontainers.core.spec.tree.Wanted;

/** Lists of nodes, by their names. */
final class NodeList {
  private final Findings findings;
  private final NodesDraft nodes;

  NodeList(Findings findings, NodesDraft nodes) {
    this.findings = findings;
    this.nodes = nodes;
  }

  /** The names, unless one could not be read, is unknown, or stands there twice. */
  Optional<List<NodeName>> read(KeyPath path, Tree.Sequence sequence) {
    Map<NodeName, Integer> names = new LinkedHashMap<>();
    int readable = 0;
    for (int i = 0; i < sequence.items().size() && !findings.isFull(); i++) {
      Optional<NodeName> name = name(path.item(i), sequence.items().get(i));
      if (name.isPresent() && isNew(names, name.get(), path, i)) {
        readable++;
      }
    }
    boolean whole = readable == sequence.items().size() && sequence.extent() == Tree.Extent.WHOLE;
    return whole ? Optional.of(new ArrayList<>(names.keySet())) : Optional.empty();
  }

  private Optional<NodeName> name(KeyPath path, Tree item) {
    if (item instanceof Tree.Scalar scalar && !Wanted.saysNothing(item)) {
      Optional<NodeName> name = Fields.read(findings, path, scalar, form());
      name.ifPresent(node -> nodes.expect(node, path, findings));
      return name;
    }
    if (!(item instanceof Tree.Unreadable)) {
      findings.add(
          path,
          item.place(),
          Wanted.describe(item) + " stands where a node's name is wanted",
          "write one such as pi1");
    }
    return Optional.empty();
  }

  static Form<NodeName> form() {
    return Forms.name("pi1", NodeName::new);
  }

  private boolean isNew(Map<NodeName, Integer> names, NodeName name, KeyPath path, int index) {
    boolean isNew = names.putIfAbsent(name, index) == null;
    if (!isNew) {
      findings.add(
          path.item(index), quoted(name.value()) + " stands in this list twice", "write it once");
    }
    return isNew;
  }

  /**
   * How the names in a single text would be written as a list: for a forgotten pair of brackets.
   */
  static String bracketed(String text) {
    String list = String.join(", ", text.strip().split("[,\\s]+"));
    return list.length() > 200 ? "[pi1, pi2, pi3]" : "[" + list + "]";
  }
}
