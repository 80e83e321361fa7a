package org.personalcontainers.core.stack.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.personalcontainers.core.spec.tree.Scalars;
import org.personalcontainers.core.spec.tree.Tree;
import org.personalcontainers.core.spec.tree.Tree.Entry;

/** A shaped tree as YAML. Docker fills variables in once more, so that a dollar sign is doubled. */
final class TreePrinter {
  private TreePrinter() {}

  static String print(Tree.Mapping tree) {
    return String.join("\n", mapping(tree)) + "\n";
  }

  private static List<String> mapping(Tree.Mapping mapping) {
    if (mapping.entries().isEmpty()) {
      return List.of("{}");
    }
    return mapping.entries().stream().flatMap(TreePrinter::entry).toList();
  }

  private static Stream<String> entry(Entry entry) {
    String key = Scalars.text(entry.key()) + ":";
    return switch (entry.value()) {
      case Tree.Scalar scalar -> Stream.of(key + " " + scalar(scalar));
      case Tree.Mapping mapping when !mapping.entries().isEmpty() -> below(key, mapping(mapping));
      case Tree.Sequence sequence when !sequence.items().isEmpty() -> below(key, items(sequence));
      case Tree.Mapping _ -> Stream.of(key + " {}");
      case Tree.Sequence _ -> Stream.of(key + " []");
      case Tree.Unreadable _ -> Stream.of();
    };
  }

  private static Stream<String> below(String key, List<String> lines) {
    return Stream.concat(Stream.of(key), lines.stream().map(line -> "  " + line));
  }

  private static List<String> items(Tree.Sequence sequence) {
    List<String> lines = new ArrayList<>();
    for (Tree item : sequence.items()) {
      List<String> inner = lines(item);
      for (int i = 0; i < inner.size(); i++) {
        lines.add((i == 0 ? "- " : "  ") + inner.get(i));
      }
    }
    return lines;
  }

  private static List<String> lines(Tree tree) {
    return switch (tree) {
      case Tree.Scalar scalar -> List.of(scalar(scalar));
      case Tree.Mapping mapping -> mapping(mapping);
      case Tree.Sequence sequence when sequence.items().isEmpty() -> List.of("[]");
      case Tree.Sequence sequence -> items(sequence);
      case Tree.Unreadable _ -> List.of();
    };
  }

  private static String scalar(Tree.Scalar scalar) {
    return scalar.style() == Tree.Style.PLAIN
        ? scalar.text()
        : Scalars.text(scalar.text().replace("$", "$$"));
  }
}
