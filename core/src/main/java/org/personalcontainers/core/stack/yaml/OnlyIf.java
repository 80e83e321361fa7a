package org.personalcontainers.core.stack.yaml;

import java.util.LinkedHashMap;
import java.util.Map;
import org.personalcontainers.core.spec.tree.Tree;
import org.personalcontainers.core.spec.tree.Tree.Entry;

/** Services that a file has only where somebody wants them. */
final class OnlyIf {
  /** Docker passes over it. */
  static final String KEY = "x-only-if";

  private OnlyIf() {}

  /** Without those that nobody wants. */
  static Tree.Mapping wanted(Tree.Mapping document) {
    return Nodes.group(document, "services").isPresent()
        ? Nodes.below(document, "services", OnlyIf::services)
        : document;
  }

  private static Tree.Mapping services(Tree.Mapping services) {
    Map<String, Entry> wanted = new LinkedHashMap<>();
    services
        .byKey()
        .forEach(
            (name, entry) -> {
              if (!(entry.value() instanceof Tree.Mapping service)) {
                wanted.put(name, entry);
              } else if (isWanted(service)) {
                Tree.Mapping plain = Nodes.without(service, KEY);
                wanted.put(name, new Entry(entry.key(), entry.place(), plain));
              }
            });
    return Nodes.with(services, wanted);
  }

  private static boolean isWanted(Tree.Mapping service) {
    return service
        .entry(KEY)
        .filter(
            entry -> entry.value() instanceof Tree.Scalar scalar && scalar.text().equals("false"))
        .isEmpty();
  }
}
