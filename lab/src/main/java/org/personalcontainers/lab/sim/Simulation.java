package org.personalcontainers.lab.sim;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.personalcontainers.core.plan.Plan;
import org.personalcontainers.core.plan.Waiting;
import org.personalcontainers.core.plan.Waiting.Reason;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.manager.reconcile.Mind;

/** One run: a cluster is founded, everything goes wrong, then nothing more, and it has to stand. */
final class Simulation {
  /** So long after the last fault all has to stand: the slowest daemon takes two minutes. */
  private static final long BOUND = 1_200_000;

  static final long FIRST_BOOTSTRAP = 100;
  private static final long STEP = 5_000;

  /** Nothing to do for so long: what the plan still waits for does not come by itself. */
  private static final long LONG_IDLE = 180_000;

  /** So long a person lets an approval wait, where the plan gets no rest otherwise. */
  private static final long PATIENCE = 60_000;

  private static final int MOST_APPROVALS = 40;

  private final Script script;
  private final Stage stage;
  private final TreeSet<Excuse> excuses = new TreeSet<>();
  private long lastAtWork;

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
    return new Result(
        ending,
        stage.coverage(),
        stage.history().lines(),
        stage.history().turns(),
        stage.reaper().points(),
        simulation.excuses);
  }

  /** How it ended. */
  sealed interface Ending {
    /** All is as declared. */
    record Stands() implements Ending {}

    /** All is as declared but for what cannot be without a node that died for good. */
    record StandsWithoutTheDead() implements Ending {}

    record Failed(String invariant, String what) implements Ending {}
  }

  record Result(
      Ending ending,
      Coverage coverage,
      List<String> history,
      int turns,
      List<Reaper.Point> points,
      SortedSet<Excuse> excuses) {
    Result {
      excuses = Ordered.copy(excuses);
    }
  }

  private Ending play() {
    script.spec().nodes().values().forEach(stage::add);
    NodeName first = stage.chance().pick(script.spec().nodes().keySet());
    stage.timeline().after(FIRST_BOOTSTRAP, () -> stage.person().bootstraps(first));
    stage.mischief().lay(script);
    stage.timeline().runUntil(script.calm());
    stage.history().note(() -> "-- faults stop --");
    stage.mischief().calm();
    settle();
    Ending ending = judge();
    long end = stage.timeline().now() + LONG_IDLE;
    while (ending instanceof Ending.Failed && stage.timeline().now() < end) {
      excuses.add(Excuse.STANDS_LATER);
      goOn();
      if (waitsForApproval()) {
        settle();
      }
      ending = judge();
    }
    return ending;
  }

  private void goOn() {
    stage.timeline().runUntil(stage.timeline().now() + STEP);
    if (stage.fleet().all().stream().anyMatch(node -> node.agent().isAtWork())) {
      lastAtWork = stage.timeline().now();
    }
  }

  private void settle() {
    long end = stage.timeline().now() + BOUND;
    int approvals = 0;
    long nextApproval = stage.timeline().now() + PATIENCE;
    while (stage.timeline().now() < end) {
      goOn();
      expectDataKept();
      stage.person().recovers();
      boolean asksAgain = waitsForApproval() && approvals < MOST_APPROVALS;
      if (isQuiet() && !asksAgain) {
        expectConverged();
        return;
      }
      if (asksAgain && (isQuiet() || stage.timeline().now() > nextApproval)) {
        approvals++;
        nextApproval = stage.timeline().now() + PATIENCE;
        stage.person().approves();
      }
    }
    throw new Broken("CONVERGES", "after " + BOUND / 1000 + " s it has no rest: " + lastSteps());
  }

  private void expectConverged() {
    Optional<Verdict> verdict = stage.store().newest().map(this::verdict);
    List<Waiting> endless = verdict.map(Verdict::withoutEnd).orElse(List.of());
    if (!endless.isEmpty()) {
      throw new Broken("CONVERGES", "it waits for what does not come: " + endless);
    }
  }

  private Verdict verdict(Content content) {
    return new Verdict(waiting(), new Dead(stage.outages().gone(), content.ledger()));
  }

  private String lastSteps() {
    return stage
        .leading()
        .flatMap(Manager::lastPlan)
        .map(plan -> "it goes on with " + plan.steps() + ", waiting " + plan.waiting())
        .orElse("nobody leads");
  }

  /** No fault takes the last copy of anything: if one is gone, it was us. */
  private void expectDataKept() {
    if (!stage.ground().world().lost().isEmpty()) {
      throw new Broken(
          "DATA_KEPT",
          "nobody holds any more what was written to " + stage.ground().world().lost());
    }
  }

  /** A job may take longer than all patience: it is waited for, whoever ordered it. */
  private boolean isQuiet() {
    Optional<Manager> leading = stage.leading();
    long idle =
        Math.min(leading.map(Manager::idleFor).orElse(0L), stage.timeline().now() - lastAtWork);
    return idle > LONG_IDLE
        || (idle > STEP
            && isFresh(leading)
            && leading.flatMap(Manager::lastPlan).filter(Plan::converged).isPresent());
  }

  /** What was seen before the faults stopped says nothing of what they left behind. */
  private boolean isFresh(Optional<Manager> leading) {
    return leading.flatMap(Manager::lastPlanned).filter(at -> at > script.calm()).isPresent();
  }

  private List<Waiting> waiting() {
    return stage.leading().flatMap(Manager::lastPlan).map(Plan::waiting).orElse(List.of());
  }

  private boolean waitsForApproval() {
    return waiting().stream().anyMatch(w -> w.reason() instanceof Reason.NeedsApproval);
  }

  private Ending judge() {
    Optional<Content> content = stage.store().newest();
    return content.isPresent()
        ? judge(content.get())
        : new Ending.Failed("FOUNDED", "nobody could found a cluster");
  }

  private Ending judge(Content content) {
    Verdict verdict = verdict(content);
    List<Deviation> deviations = Judge.deviations(content.spec(), machines());
    Ending ending = verdict.on(deviations);
    if (!(ending instanceof Ending.Failed)) {
      excuses.addAll(verdict.excuses(deviations));
    }
    return ending;
  }

  private SortedMap<NodeName, NodeStatus> machines() {
    TreeMap<NodeName, NodeStatus> machines = new TreeMap<>();
    stage.fleet().all().stream()
        .filter(SimNode::isOn)
        .forEach(node -> machines.put(node.name(), stage.ground().look(node.name())));
    return machines;
  }
}
