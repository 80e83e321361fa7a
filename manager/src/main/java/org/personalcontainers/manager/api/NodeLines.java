package org.personalcontainers.manager.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.personalcontainers.core.spec.Availability;
import org.personalcontainers.core.spec.ClusterSpec;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.core.spec.yaml.ClusterYaml;
import org.personalcontainers.core.spec.yaml.Reading;

/**
 * Changes the lines of one node in a cluster.yml, and leaves every other line as its writer left
 * it. What it wrote is read again: where it does not declare just what is wanted, the whole is
 * printed anew.
 */
final class NodeLines {
  private static final Pattern NODES = Pattern.compile("nodes:\\s*(#.*)?");
  private static final Pattern COMMENT = Pattern.compile("[}\\s](\\s*#.*)$");

  private final List<String> lines;
  private final NodeName node;

  private NodeLines(List<String> lines, NodeName node) {
    this.lines = new ArrayList<>(lines);
    this.node = node;
  }

  static String changed(String yaml, ClusterSpec wanted, NodeName node) {
    Optional<NodeSpec> declared = Optional.ofNullable(wanted.nodes().get(node));
    return new NodeLines(yaml.lines().toList(), node)
        .with(declared)
        .filter(text -> declares(text, wanted))
        .orElseGet(() -> ClusterYaml.print(wanted));
  }

  private static boolean declares(String yaml, ClusterSpec wanted) {
    return ClusterYaml.read("cluster.yml", yaml) instanceof Reading.Read(var spec, var origins)
        && spec.equals(wanted);
  }

  private Optional<String> with(Optional<NodeSpec> declared) {
    int nodes = first(0, line -> NODES.matcher(line).matches());
    int end = first(nodes + 1, line -> !isBlank(line) && indent(line) == 0);
    int entry = first(nodes + 1, line -> !isBlank(line));
    if (nodes == lines.size() || entry >= end) {
      return Optional.empty();
    }
    int depth = indent(lines.get(entry));
    int from = first(entry, line -> indent(line) == depth && names(line));
    if (from >= end) {
      lines.add(withoutTrailing(end), " ".repeat(depth) + declared.map(NodeLines::text).orElse(""));
    } else {
      replace(from, withoutTrailing(Math.min(end, after(from, depth))), depth, declared);
    }
    return Optional.of(String.join("\n", lines) + "\n");
  }

  private void replace(int from, int to, int depth, Optional<NodeSpec> declared) {
    String comment = to == from + 1 ? comment(lines.get(from)) : "";
    lines.subList(from, to).clear();
    declared.ifPresent(spec -> lines.add(from, " ".repeat(depth) + text(spec) + comment));
  }

  /** The first line that is no longer the node's. */
  private int after(int from, int depth) {
    return first(from + 1, line -> !isBlank(line) && indent(line) <= depth);
  }

  /** Comments right before the next thing belong to that. */
  private int withoutTrailing(int end) {
    int at = end;
    while (at > 0 && isBlank(lines.get(at - 1))) {
      at--;
    }
    return at;
  }

  private boolean names(String line) {
    String key = line.strip();
    return key.startsWith(node + ":") || key.startsWith("\"" + node + "\":");
  }

  private static String comment(String line) {
    Matcher comment = COMMENT.matcher(line);
    return comment.find() ? comment.group(1) : "";
  }

  private int first(int from, java.util.function.Predicate<String> wanted) {
    int at = from;
    while (at < lines.size() && !wanted.test(lines.get(at))) {
      at++;
    }
    return Math.min(at, lines.size());
  }

  private static boolean isBlank(String line) {
    return line.isBlank() || line.strip().startsWith("#");
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  private static String text(NodeSpec node) {
    StringJoiner fields = new StringJoiner(", ", "{", "}");
    fields.add("address: " + quoted(node.address().value()));
    if (!node.labels().isEmpty()) {
      StringJoiner labels = new StringJoiner(", ", "{", "}");
      node.labels().forEach((name, value) -> labels.add(name + ": " + quoted(value)));
      fields.add("labels: " + labels);
    }
    if (node.availability() != Availability.ACTIVE) {
      fields.add("availability: " + node.availability().name().toLowerCase(java.util.Locale.ROOT));
    }
    return node.name() + ": " + fields;
  }

  private static String quoted(String text) {
    boolean plain = text.matches("[0-9]+\\.[0-9.]+");
    return plain ? text : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
