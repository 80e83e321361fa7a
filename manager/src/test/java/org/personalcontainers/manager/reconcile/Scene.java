package org.personalcontainers.manager.reconcile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.personalcontainers.core.check.Violation;
import org.personalcontainers.core.ledger.ApprovalId;
import org.personalcontainers.core.ledger.ClusterId;
import org.personalcontainers.core.ledger.Ledger;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.plan.Plan;
import org.personalcontainers.core.plan.Waiting;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.core.step.HostStep;
import org.personalcontainers.core.step.NodeStep;
import org.personalcontainers.core.step.Register;
import org.personalcontainers.core.step.Step;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.manager.preview.Fresh;
import org.personalcontainers.manager.store.Write;

/** Everything around a reconciler, by hand: majority, agents and planner do as the test says. */
final class Scene implements Council, Fleet, Chronicle {
  static final NodeName PI1 = new NodeName("pi1");
  static final NodeName PI2 = new NodeName("pi2");
  static final NodeName PI3 = new NodeName("pi3");
  static final Step HOSTS = new HostStep.WriteHosts(PI1, new TreeMap<>());

  final HandClock clock = new HandClock();
  final List<String> told = new ArrayList<>();
  final List<Look> looks = new ArrayList<>();
  final List<Order> orders = new ArrayList<>();
  final List<Consumer<Verdict>> unanswered = new ArrayList<>();
  final Reconciler reconciler =
      new Reconciler(new Ports(clock, this, this, this::plan, this, Tempo.USUAL));
  List<Step> steps = List.of();
  List<Waiting> waiting = List.of();
  Optional<Books> books =
      Optional.of(Books.blank(Fresh.spec(3), Ledger.blank(new ClusterId("test"))));
  Verdict verdict = new Verdict.Committed();
  Mood agents = Mood.ANSWER;
  Mood majority = Mood.ANSWER;
  Optional<NodeName> silent = Optional.empty();

  /** Whether answers come by themselves, at once. */
  enum Mood {
    ANSWER,
    KEEP_SILENT
  }

  record Look(NodeName node, Fence fence, long since, Consumer<Sight> asker) {
    void answer() {
      answer(fence);
    }

    void answer(Fence highest) {
      asker.accept(new Sight.Of(Fresh.seen(node), highest));
    }
  }

  record Order(Fence fence, NodeStep step, long leavesBy, Consumer<StepResult> answer) {}

  private Plan plan(org.personalcontainers.core.plan.Situation situation) {
    return new Plan(steps, waiting);
  }

  @Override
  public Optional<Books> books() {
    return books;
  }

  @Override
  public void round(long term, Consumer<Verdict> then) {
    told.add("round");
    tell(then);
  }

  /** What is written down is planned no more. */
  @Override
  public void commit(long term, Books next, List<Write> papers, Consumer<Verdict> then) {
    told.add("commit");
    if (verdict instanceof Verdict.Committed) {
      books = Optional.of(next);
      steps = steps.stream().filter(step -> !(step instanceof Register)).toList();
    }
    tell(then);
  }

  private void tell(Consumer<Verdict> then) {
    Verdict now = verdict;
    switch (majority) {
      case ANSWER -> clock.later(1, () -> then.accept(now));
      case KEEP_SILENT -> unanswered.add(then);
    }
  }

  @Override
  public void look(NodeName node, Fence fence, long since, Consumer<Sight> answer) {
    Look look = new Look(node, fence, since, answer);
    looks.add(look);
    if (agents == Mood.ANSWER && !silent.equals(Optional.of(node))) {
      clock.later(1, look::answer);
    }
  }

  @Override
  public void order(Fence fence, NodeStep step, long leavesBy, Consumer<StepResult> answer) {
    orders.add(new Order(fence, step, leavesBy, answer));
  }

  @Override
  public void began(long term) {
    told.add("began " + term);
  }

  @Override
  public void ended(String why) {
    told.add("ended: " + why);
  }

  @Override
  public void seen(NodeName node, Duration lasted) {}

  @Override
  public void planned(Turn turn) {
    told.add("planned");
  }

  @Override
  public void broken(Turn turn, List<Violation> violations) {
    told.add("broken: " + violations.getFirst().invariant());
  }

  @Override
  public void failed(RuntimeException failure) {
    told.add("failed");
  }

  @Override
  public void lapsed(ApprovalId approval) {
    told.add("lapsed: " + approval);
  }

  @Override
  public void ordered(Fence fence, NodeStep step) {
    told.add("ordered");
  }

  @Override
  public void answered(NodeStep step, StepResult result) {
    told.add("answered: " + result.getClass().getSimpleName());
  }

  /** Leads in term 7, and has just rested after its first turn with nothing to do. */
  void settle() {
    reconciler.lead(7);
    clock.pass(50);
    told.clear();
    looks.clear();
  }

  long turns() {
    return told.stream().filter("planned"::equals).count();
  }

  Observation observed(NodeName node) {
    Turn turn = reconciler.lastTurn().orElseThrow();
    return Optional.ofNullable(turn.situation().observations().get(node)).orElseThrow();
  }
}
