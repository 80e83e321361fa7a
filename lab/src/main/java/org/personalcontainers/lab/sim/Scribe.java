package org.personalcontainers.lab.sim;

import java.time.Duration;
import java.util.List;
import org.personalcontainers.core.check.Violation;
import org.personalcontainers.core.ledger.ApprovalId;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.core.step.NodeStep;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.manager.reconcile.Chronicle;
import org.personalcontainers.manager.reconcile.Turn;

/** Tells the history of a run what one manager does. */
final class Scribe implements Chronicle {
  private final History history;
  private final SimNode node;

  Scribe(History history, SimNode node) {
    this.history = history;
    this.node = node;
  }

  @Override
  public void began(long term) {
    history.note(() -> node.name() + " begins to decide in term " + term);
  }

  @Override
  public void ended(String why) {
    history.note(() -> node.name() + " decides nothing for now: " + why);
  }

  @Override
  public void seen(NodeName node, Duration lasted) {}

  @Override
  public void planned(Turn turn) {
    history.planned(node.name(), turn.situation(), turn.plan());
  }

  /** The history judges every plan by itself, before: it never comes to this. */
  @Override
  public void broken(Turn turn, List<Violation> violations) {
    throw new IllegalStateException("the history let this pass: " + violations);
  }

  @Override
  public void failed(RuntimeException failure) {
    throw failure;
  }

  @Override
  public void lapsed(ApprovalId approval) {
    history.note(() -> node.name() + " lets the approval " + approval + " lapse");
  }

  @Override
  public void ordered(Fence fence, NodeStep step) {}

  @Override
  public void answered(NodeStep step, StepResult result) {
    history.answered(step, result);
  }
}
