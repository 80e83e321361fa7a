package org.personalcontainers.lab.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.plan.Plan;
import org.personalcontainers.core.plan.Waiting;
import org.personalcontainers.core.plan.Waiting.Reason;
import org.personalcontainers.core.spec.ClusterSpec;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.status.NodeStatus;

/** One run: a cluster is founded, everything goes wrong, then nothing more, and it has to stand. */
final class Simulation {
  /** So long after the last fault all has to stand: the slowest daemon takes two minutes. */
  private static final long BOUND = 1_200_000;

  private static final long STEP = 5_000;

  /** Nothing to do for so long: what the plan still waits for does not come by itself. */
  private static final long LONG_IDLE = 180_000;

  private static final int MOST_APPROVALS = 40;

  private final Script script;
  private final Stage stage;

  private Simulation(long seed, Script script, Mind mind, History.Telling telling) {
    this.script = script;
    this.stage = new Stage(Chance.of(seed ^ 0x5ee_d0_f_c4a_05L), mind, script.spec(), telling);
  }

  /** What the seed stands for. */
  static Script script(long seed) {
    return Playwright.draw(Chance.of(seed));
  }

  /** The same seed, script and mind give the same run. */
  static Result run(long seed, Script script, Mind mind, History.Telling telling) {
    Simulation simulation = new Simulation(seed, script, mind, telling);
    Ending ending;
    try {
      ending = simulation.play();
    } catch (Broken broken) {
      ending = new Ending.Failed(broken.invariant(), broken.what());
    }
    Stage stage = simulation.stage;
    return new Result(ending, stage.coverage(), stage.history().lines(), stage.history().turns());
  }

  /** How it ended. */
  sealed interface Ending {
    /** All is as declared. */
    record Stands() implements Ending {}

    /** Only somebody with hands can go on: what the plan says to them. */
    record WaitsForPerson(List<String> problems) implements Ending {}

    record Failed(String invariant, String what) implements Ending {}
  }

  record Result(Ending ending, Coverage coverage, List<String> history, int turns) {}

  private Ending play() {
    script.spec().nodes().values().forEach(stage::add);
    NodeName first = stage.chance().pick(script.spec().nodes().keySet());
    stage.timeline().after(100, () -> stage.person().bootstraps(first));
    stage.mischief().lay(script);
    stage.timeline().runUntil(script.calm());
    stage.history().note(() -> "-- faults stop --");
    stage.mischief().calm();
    settle();
    Ending ending = judge();
    long end = stage.timeline().now() + LONG_IDLE;
    while (ending instanceof Ending.Failed && stage.timeline().now() < end) {
      stage.timeline().runUntil(stage.timeline().now() + STEP);
      ending = judge();
    }
    return ending;
  }

  private void settle() {
    long end = stage.timeline().now() + BOUND;
    int approvals = 0;
    while (stage.timeline().now() < end) {
      stage.timeline().runUntil(stage.timeline().now() + STEP);
      stage.person().recovers();
      if (!isQuiet()) {
        continue;
      }
      if (!waitsForApproval() || approvals++ >= MOST_APPROVALS) {
        expectConverged();
        return;
      }
      stage.person().approves();
    }
    throw new Broken("CONVERGES", "after " + BOUND / 1000 + " s it has no rest: " + lastSteps());
  }

  /** What waits for a dead node waits for ever, and everything else must have come to its end. */
  private void expectConverged() {
    if (stage.outages().gone().isEmpty()
        && problems().isEmpty()
        && waiting().stream().anyMatch(w -> !new Plan(List.of(), List.of(w)).converged())) {
      throw new Broken("CONVERGES", "it waits for what does not come: " + waiting());
    }
  }

  private String lastSteps() {
    return stage
        .leading()
        .flatMap(Leadership::lastPlan)
        .map(plan -> "it goes on with " + plan.steps() + ", waiting " + plan.waiting())
        .orElse("nobody leads");
  }

  private boolean isQuiet() {
    Optional<Leadership> leading = stage.leading();
    long idle = leading.map(Leadership::idleFor).orElse(0L);
    return idle > LONG_IDLE
        || (idle > STEP
            && leading.flatMap(Leadership::lastPlan).filter(Plan::converged).isPresent());
  }

  private List<Waiting> waiting() {
    return stage.leading().flatMap(Leadership::lastPlan).map(Plan::waiting).orElse(List.of());
  }

  private boolean waitsForApproval() {
    return waiting().stream().anyMatch(w -> w.reason() instanceof Reason.NeedsApproval);
  }

  private Ending judge() {
    Optional<Content> content = stage.store().newest();
    if (content.isEmpty()) {
      return nobodyFounded();
    }
    ClusterSpec spec = content.get().spec();
    List<String> deviations = Judge.deviations(spec, machines());
    List<String> problems = problems();
    if (deviations.isEmpty()) {
      return new Ending.Stands();
    }
    if (!stage.outages().gone().isEmpty() || !problems.isEmpty()) {
      return new Ending.WaitsForPerson(problems);
    }
    return new Ending.Failed("AS_DECLARED", String.join("; ", deviations));
  }

  /** What the last plan asks a person to do. */
  private List<String> problems() {
    List<String> problems = new ArrayList<>();
    for (Waiting waiting : waiting()) {
      if (waiting.reason() instanceof Reason.NeedsPerson(String problem, String remedy)) {
        problems.add(problem);
      }
    }
    return problems;
  }

  private Ending nobodyFounded() {
    return stage.outages().gone().isEmpty()
        ? new Ending.Failed("FOUNDED", "nobody could found a cluster")
        : new Ending.WaitsForPerson(List.of("a node is dead, and grants no claim"));
  }

  private SortedMap<NodeName, NodeStatus> machines() {
    TreeMap<NodeName, NodeStatus> machines = new TreeMap<>();
    stage.fleet().all().stream()
        .filter(SimNode::isOn)
        .forEach(node -> machines.put(node.name(), stage.ground().look(node.name())));
    return machines;
  }
}
