package org.personalcontainers.core.spec.tree;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What has an anchor, and how much its aliases have made of it so far. */
final class Anchors {
  /** A few hundred bytes can stand for billions of values. */
  static final int MOST_COPIES = 50_000;

  private final Map<String, Tree> byName = new HashMap<>();
  private int copies;

  void note(String name, Tree tree) {
    byName.put(name, tree);
  }

  Optional<Tree> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Whether it may stand once more in the file; it counts as if it does. */
  boolean admit(Tree tree) {
    copies = Math.min(MOST_COPIES + 1, copies + size(tree));
    return copies <= MOST_COPIES;
  }

  private static int size(Tree tree) {
    return 1
        + switch (tree) {
          case Tree.Mapping mapping ->
              mapping.entries().stream().mapToInt(entry -> size(entry.value())).sum();
          case Tree.Sequence sequence -> sequence.items().stream().mapToInt(Anchors::size).sum();
          case Tree.Scalar _, Tree.Unreadable _ -> 0;
        };
  }

  /** How many levels of groups and lists lie in it. */
  static int depth(Tree tree) {
    return switch (tree) {
      case Tree.Mapping mapping ->
          1 + mapping.entries().stream().mapToInt(entry -> depth(entry.value())).max().orElse(0);
      case Tree.Sequence sequence ->
          1 + sequence.items().stream().mapToInt(Anchors::depth).max().orElse(0);
      case Tree.Scalar _, Tree.Unreadable _ -> 0;
    };
  }
}
