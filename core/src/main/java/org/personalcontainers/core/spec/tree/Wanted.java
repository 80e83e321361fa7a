package org.personalcontainers.core.spec.tree;

import static org.personalcontainers.core.spec.UnfitValue.quoted;

import java.util.Set;

/** What stands in a file, in words. */
public final class Wanted {
  private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");

  private Wanted() {}

  public static boolean saysNothing(Tree tree) {
    return tree instanceof Tree.Scalar scalar
        && scalar.style() == Tree.Style.PLAIN
        && NOTHING.contains(scalar.text());
  }

  public static String describe(Tree tree) {
    return switch (tree) {
      case Tree.Mapping _ -> "a group of keys";
      case Tree.Sequence _ -> "a list";
      case Tree.Scalar scalar -> saysNothing(scalar) ? "nothing" : quoted(scalar.text());
      case Tree.Unreadable _ -> "something unreadable";
    };
  }
}
