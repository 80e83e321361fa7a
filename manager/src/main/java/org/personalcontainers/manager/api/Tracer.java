package org.personalcontainers.manager.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.personalcontainers.core.api.Trace;
import org.personalcontainers.core.check.Violation;
import org.personalcontainers.core.ledger.ApprovalId;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.core.step.NodeStep;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.core.step.Wording;
import org.personalcontainers.manager.reconcile.Chronicle;
import org.personalcontainers.manager.reconcile.Stopwatch;
import org.personalcontainers.manager.reconcile.Turn;

/**
 * Keeps the last spans of what this manager did and had done, and passes on what the loop tells.
 * Safe for use by many threads.
 */
public final class Tracer implements Chronicle, Stopwatch {
  private static final int MOST = 1000;
  private static final String SELF = "manager";

  private final InstantSource clock;
  private final Chronicle next;
  private final Deque<Trace.Span> spans = new ArrayDeque<>();
  private final Map<NodeStep, Instant> open = new HashMap<>();
  private Optional<Instant> planned = Optional.empty();

  public Tracer(InstantSource clock, Chronicle next) {
    this.clock = clock;
    this.next = next;
  }

  synchronized Trace trace() {
    return new Trace(List.copyOf(spans));
  }

  @Override
  public Lap begin(String lane, String what) {
    Instant begun = clock.instant();
    return () -> keep(lane, what, begun);
  }

  private synchronized void keep(String lane, String what, Instant begun) {
    spans.addLast(new Trace.Span(lane, what, begun, clock.instant()));
    if (spans.size() > MOST) {
      spans.removeFirst();
    }
  }

  @Override
  public void began(long term) {
    next.began(term);
  }

  @Override
  public synchronized void ended(String why) {
    open.clear();
    next.ended(why);
  }

  @Override
  public void seen(NodeName node, Duration lasted) {
    keep(node.value(), "look", clock.instant().minus(lasted));
    next.seen(node, lasted);
  }

  @Override
  public synchronized void planned(Turn turn) {
    planned = Optional.of(clock.instant());
    next.planned(turn);
  }

  @Override
  public void broken(Turn turn, List<Violation> violations) {
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

  /** The first order of a turn leaves when the books of its plan are committed. */
  @Override
  public synchronized void ordered(Fence fence, NodeStep step) {
    planned.ifPresent(begun -> keep(SELF, "commit", begun));
    planned = Optional.empty();
    open.put(step, clock.instant());
    next.ordered(fence, step);
  }

  @Override
  public synchronized void answered(NodeStep step, StepResult result) {
    Optional.ofNullable(open.remove(step))
        .ifPresent(begun -> keep(step.node().value(), words(step, result), begun));
    next.answered(step, result);
  }

  private static String words(NodeStep step, StepResult result) {
    String text = Wording.deed(step);
    return result instanceof StepResult.Done
        ? text
        : text + " (" + result.getClass().getSimpleName() + ")";
  }
}
