package org.personalcontainers.manager.reconcile;

import java.time.Duration;
import java.util.List;
import org.personalcontainers.core.check.Violation;
import org.personalcontainers.core.ledger.ApprovalId;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.core.step.NodeStep;
import org.personalcontainers.core.step.StepResult;

/** Is told what the leader does, for people and for metrics. Called on the loop; never blocks. */
public interface Chronicle {
  void began(long term);

  /** It decides nothing more for now. */
  void ended(String why);

  /** What it asked that node for, it has got, after so long. */
  void seen(NodeName node, Duration lasted);

  void planned(Turn turn);

  /** The plan breaks rules of its own: nothing of it is ordered. */
  void broken(Turn turn, List<Violation> violations);

  /** A change that somebody asked for broke when it was judged: that is a fault of ours. */
  void failed(RuntimeException failure);

  /** An approval was not used in time: a person has to be asked again. */
  void lapsed(ApprovalId approval);

  void ordered(Fence fence, NodeStep step);

  void answered(NodeStep step, StepResult result);
}
