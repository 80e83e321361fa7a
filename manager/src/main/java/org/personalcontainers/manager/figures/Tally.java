package org.personalcontainers.manager.figures;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.personalcontainers.core.check.Violation;
import org.personalcontainers.core.ledger.ApprovalId;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.core.step.NodeStep;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.manager.reconcile.Chronicle;
import org.personalcontainers.manager.reconcile.Mind;
import org.personalcontainers.manager.reconcile.Turn;

/** Counts what the loop does, and passes it on. Its counts may be read from any thread. */
public final class Tally implements Chronicle {
  private final Chronicle next;
  private final Map<Outcome, LongAdder> outcomes = new EnumMap<>(Outcome.class);
  private final LongAdder orders = new LongAdder();
  private final LongAdder reigns = new LongAdder();
  private final LongAdder broken = new LongAdder();
  private final LongAdder plans = new LongAdder();
  private final LongAdder planning = new LongAdder();

  enum Outcome {
    DONE,
    RETRY,
    STUCK,
    STALE,
    UNSUPPORTED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Tally(Chronicle next) {
    this.next = next;
    for (Outcome outcome : Outcome.values()) {
      outcomes.put(outcome, new LongAdder());
    }
  }

  /** The same mind, and how long it thinks is counted. */
  public Mind timing(Mind mind) {
    return situation -> {
      long begun = System.nanoTime();
      try {
        return mind.plan(situation);
      } finally {
        plans.increment();
        planning.add(System.nanoTime() - begun);
      }
    };
  }

  long steps(Outcome outcome) {
    return Objects.requireNonNull(outcomes.get(outcome)).sum();
  }

  long orders() {
    return orders.sum();
  }

  /** How often this manager began to decide. */
  long reigns() {
    return reigns.sum();
  }

  long broken() {
    return broken.sum();
  }

  long plans() {
    return plans.sum();
  }

  Duration planning() {
    return Duration.ofNanos(planning.sum());
  }

  @Override
  public void began(long term) {
    reigns.increment();
    next.began(term);
  }

  @Override
  public void ended(String why) {
    next.ended(why);
  }

  @Override
  public void seen(NodeName node, Duration lasted) {
    next.seen(node, lasted);
  }

  @Override
  public void planned(Turn turn) {
    next.planned(turn);
  }

  @Override
  public void broken(Turn turn, List<Violation> violations) {
    broken.increment();
    next.broken(turn, violations);
  }

  @Override
  public void failed(RuntimeException failure) {
    next.failed(failure);
  }

  @Override
  public void lapsed(ApprovalId approval) {
    next.lapsed(approval);
  }

  @Override
  public void ordered(Fence fence, NodeStep step) {
    orders.increment();
    next.ordered(fence, step);
  }

  @Override
  public void answered(NodeStep step, StepResult result) {
    Objects.requireNonNull(outcomes.get(outcome(result))).increment();
    next.answered(step, result);
  }

  private static Outcome outcome(StepResult result) {
    return switch (result) {
      case StepResult.Done done -> Outcome.DONE;
      case StepResult.Retry retry -> Outcome.RETRY;
      case StepResult.Stuck stuck -> Outcome.STUCK;
      case StepResult.Stale stale -> Outcome.STALE;
      case StepResult.Unsupported unsupported -> Outcome.UNSUPPORTED;
    };
  }
}
