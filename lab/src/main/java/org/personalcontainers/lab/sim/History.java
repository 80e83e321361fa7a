package org.personalcontainers.lab.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.personalcontainers.core.check.PlanCheck;
import org.personalcontainers.core.check.Violation;
import org.personalcontainers.core.plan.Plan;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.core.step.Step;
import org.personalcontainers.core.step.StepResult;

/** What happened in a run, for people; and a stop where something happens that never must. */
final class History {
  private final Timeline timeline;
  private final Telling telling;
  private final List<String> lines = new ArrayList<>();
  private final Map<Long, NodeName> leaders = new HashMap<>();
  private final Births births = new Births();
  private int turns;

  /** Whether anybody is going to read it. */
  enum Telling {
    TOLD,
    UNTOLD
  }

  History(Timeline timeline, Telling telling) {
    this.timeline = timeline;
    this.telling = telling;
  }

  List<String> lines() {
    return lines;
  }

  boolean isTold() {
    return telling == Telling.TOLD;
  }

  int turns() {
    return turns;
  }

  void note(Supplier<String> line) {
    if (telling == Telling.TOLD) {
      lines.add(String.format(Locale.ROOT, "%9.3f s  %s", timeline.now() / 1000.0, line.get()));
    }
  }

  /** Of two leaders in one term nobody could say which one decides. */
  void elected(NodeName node, long term) {
    NodeName other = leaders.putIfAbsent(term, node);
    if (other != null && !other.equals(node)) {
      throw new Broken("ONE_LEADER_A_TERM", other + " and " + node + " lead in term " + term);
    }
    note(() -> node + " leads in term " + term);
  }

  void planned(NodeName leader, Situation situation, Plan plan) {
    turns++;
    births.heed(situation, plan);
    note(() -> leader + " plans " + plan.steps() + ", waiting " + plan.waiting());
    List<Violation> violations = PlanCheck.check(situation, plan);
    if (!violations.isEmpty()) {
      throw new Broken(violations.getFirst().invariant().name(), violations.getFirst().toString());
    }
  }

  void started(NodeName node, Fence fence, Fence highest, Step step) {
    if (fence.compareTo(highest) < 0) {
      throw new Broken(
          "STALE_FENCE", node + " starts " + step + " for " + fence + ", knows " + highest);
    }
    note(() -> node + " starts " + step);
  }

  void performed(NodeName node, Step step, StepResult result) {
    note(() -> node + " has done " + step.getClass().getSimpleName() + ": " + result);
  }

  void answered(Step step, StepResult result) {
    note(() -> "the leader hears of " + step.getClass().getSimpleName() + ": " + result);
  }
}
