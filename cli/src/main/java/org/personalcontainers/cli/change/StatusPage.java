package org.personalcontainers.cli.change;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.personalcontainers.cli.output.Spans;
import org.personalcontainers.cli.output.Table;
import org.personalcontainers.core.api.Planned;
import org.personalcontainers.core.api.Status;
import org.personalcontainers.core.spec.NodeName;

/** A status as tables, and as the lines of a view that goes on. */
public final class StatusPage {
  private StatusPage() {}

  public static List<Table> tables(Status status) {
    return List.of(
        head(status),
        managers(status.managers()),
        nodes(status.nodes()),
        PlanPage.waiting(status.waiting()));
  }

  private static Table head(Status status) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("cluster", status.cluster().value()));
    rows.add(List.of("state", sentence(status.state())));
    rows.add(List.of("revision", String.valueOf(status.revision())));
    rows.add(List.of("leader", status.leader().map(NodeName::value).orElse("none")));
    status.heard().map(StatusPage::heard).ifPresent(rows::add);
    return new Table(rows);
  }

  private static List<String> heard(Status.Heard heard) {
    String words = "by the manager on " + heard.by() + ", which led then; told ";
    return List.of("seen", words + Spans.of(heard.ago()) + " ago");
  }

  /** Those that keep the store. */
  private static Table managers(List<Status.Manager> managers) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("MANAGER", "STATE"));
    managers.forEach(
        manager -> rows.add(List.of(manager.node().value(), lower(manager.standing()))));
    return new Table(managers.isEmpty() ? List.of() : rows);
  }

  static String sentence(Status.State state) {
    return switch (state) {
      case SETTLED -> "all is as declared";
      case WORKING -> "at work";
      case HELD_UP -> "held up: it goes on when the nodes below answer, or know";
      case NEEDS_APPROVAL -> "waits for a yes: pcctl cluster approvals";
      case NEEDS_PERSON -> "waits for a hand: see below";
    };
  }

  public static Table nodes(List<Status.Node> nodes) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("NODE", "ADDRESS", "ROLE", "AVAILABILITY", "STATE"));
    for (Status.Node node : nodes) {
      rows.add(
          List.of(
              node.name().value(),
              node.address().map(Object::toString).orElse("-"),
              node.role().map(StatusPage::lower).orElse("-"),
              node.availability().map(StatusPage::lower).orElse("-"),
              state(node)));
    }
    return new Table(rows);
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(java.util.Locale.ROOT);
  }

  /** What a node does, or why it does not answer. */
  static String state(Status.Node node) {
    if (!node.doing().isEmpty()) {
      return node.doing().stream()
          .map(job -> text(node.name(), job.text()) + " (" + Spans.of(job.since()) + ")")
          .collect(Collectors.joining("; "));
    }
    String note = node.note().isEmpty() ? "" : ": " + onOneLine(node.note());
    return switch (node.link()) {
      case ANSWERS -> note.isEmpty() ? "well" : "answers" + note;
      case SILENT -> "silent" + note;
      case UNDECLARED -> "undeclared" + note;
    };
  }

  /** A live view counts its lines. */
  private static String onOneLine(String text) {
    return String.join(" ", text.lines().map(String::strip).toList());
  }

  private static String text(NodeName node, String text) {
    String prefix = node + ": ";
    return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
  }

  /** One line per node, and one for the whole. */
  static List<String> lines(Status status) {
    List<String> lines = new ArrayList<>();
    int widest =
        status.nodes().stream().mapToInt(node -> node.name().value().length()).max().orElse(0);
    for (Status.Node node : status.nodes()) {
      String name = node.name().value();
      lines.add(name + " ".repeat(widest - name.length() + 2) + doing(status, node));
    }
    lines.add(status.cluster() + ": " + sentence(status.state()));
    return lines;
  }

  /** What it does, or is about to do. */
  private static String doing(Status status, Status.Node node) {
    if (!node.doing().isEmpty()) {
      return state(node);
    }
    return status.next().stream()
        .filter(step -> step.node().filter(node.name()::equals).isPresent())
        .map(Planned.Step::text)
        .map(text -> "next: " + text(node.name(), text))
        .findFirst()
        .orElseGet(() -> state(node));
  }
}
