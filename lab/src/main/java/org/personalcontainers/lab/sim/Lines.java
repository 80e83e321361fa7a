package org.personalcontainers.lab.sim;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.core.step.NodeStep;
import org.personalcontainers.core.step.Step;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.manager.reconcile.Clock;
import org.personalcontainers.manager.reconcile.Sight;

/** The agents, for one manager, at the other end of bad lines. */
final class Lines implements org.personalcontainers.manager.reconcile.Fleet {
  private final Stage stage;
  private final SimNode node;
  private final Clock clock;
  private final Set<Step> witnessed = new HashSet<>();

  Lines(Stage stage, SimNode node, Clock clock) {
    this.stage = stage;
    this.node = node;
    this.clock = clock;
  }

  @Override
  public void look(NodeName name, Fence fence, long since, Consumer<Sight> answer) {
    long within = Math.max(0, clock.now() - since);
    stage.fleet().find(name).ifPresent(other -> look(other, fence, within, answer));
  }

  private void look(SimNode other, Fence fence, long within, Consumer<Sight> answer) {
    send(
        other,
        () ->
            other
                .agent()
                .observe(
                    fence,
                    within,
                    sight ->
                        answer(
                            other,
                            () -> {
                              witness(other, fence, sight);
                              answer.accept(sight);
                            })));
  }

  /** What this leader finds at work, and another ordered. */
  private void witness(SimNode other, Fence mine, Sight.Of sight) {
    sight.seen().jobs().stream()
        .filter(job -> job.fence().term() < mine.term() && witnessed.add(job.step()))
        .forEach(job -> stage.strike(FaultKind.ORDER_OUTLIVES_LEADER, other.name()));
  }

  /** It may fall asleep after the loop's last look at its lease: when it wakes, it orders. */
  @Override
  public void order(Fence fence, NodeStep step, long leavesBy, Consumer<StepResult> answer) {
    stage.outages().beforeOrders(node);
    clock.later(
        0,
        () ->
            stage.fleet().find(step.node()).ifPresent(other -> order(other, fence, step, answer)));
  }

  private void order(SimNode other, Fence fence, NodeStep step, Consumer<StepResult> answer) {
    send(
        other,
        () ->
            other.agent().order(fence, step, result -> answer(other, () -> answer.accept(result))));
  }

  private void send(SimNode to, Runnable arrival) {
    stage.network().send(node.name(), to.name(), () -> to.receive(arrival));
  }

  /** An answer finds its way back, if the process that asked still runs when it comes. */
  private void answer(SimNode from, Runnable heeded) {
    stage.network().send(from.name(), node.name(), () -> clock.later(0, heeded));
  }
}
