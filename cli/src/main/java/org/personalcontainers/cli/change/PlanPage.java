package org.personalcontainers.cli.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.personalcontainers.cli.output.Table;
import org.personalcontainers.core.api.Planned;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.step.Effect;

/** A plan as tables. */
public final class PlanPage {
  private PlanPage() {}

  public static List<Table> tables(Planned plan) {
    List<Table> tables = new ArrayList<>();
    tables.add(plan.steps().isEmpty() ? nothing(plan) : steps(plan.steps()));
    tables.add(waiting(plan.waiting()));
    return tables;
  }

  private static Table nothing(Planned plan) {
    String what =
        plan.waiting().isEmpty() ? "All is as declared" : "Nothing can be done about the rest now";
    return new Table(
        List.of(List.of(what + ": cluster " + plan.cluster() + ", revision " + plan.revision())));
  }

  private static Table steps(List<Planned.Step> steps) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("TURN", "NODE", "STEP"));
    for (Planned.Step step : steps) {
      rows.add(
          List.of(
              String.valueOf(step.turn()),
              node(step.node()),
              text(step.node(), step.text()) + effect(step.effect())));
    }
    return new Table(rows);
  }

  private static String node(Optional<NodeName> node) {
    return node.map(NodeName::value).orElse("cluster");
  }

  /** The node stands in a column of its own. */
  private static String text(Optional<NodeName> node, String text) {
    String prefix = node(node) + ": ";
    return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
  }

  private static String effect(Effect effect) {
    return switch (effect) {
      case MENDS -> "";
      case DISRUPTS -> "  (interrupts what runs there)";
      case DESTROYS -> "  (CAN DESTROY DATA)";
    };
  }

  /** What is left when nothing is left to do. */
  public static Table waiting(List<Planned.Wait> waiting) {
    List<List<String>> rows = new ArrayList<>();
    if (!waiting.isEmpty()) {
      rows.add(List.of("WAITS FOR", "WHAT"));
    }
    waiting.forEach(wait -> rows.add(List.of(word(wait.kind()), wait.text())));
    return new Table(rows);
  }

  private static String word(Planned.Kind kind) {
    return switch (kind) {
      case NODE -> "node";
      case TURN -> "turn";
      case SAFETY -> "safety";
      case APPROVAL -> "approval";
      case PERSON -> "you";
      case TIME -> "time";
      case UNDECLARED -> "nothing";
    };
  }
}
