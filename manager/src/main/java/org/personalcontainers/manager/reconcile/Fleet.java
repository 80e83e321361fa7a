package org.personalcontainers.manager.reconcile;

import java.util.function.Consumer;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.core.step.NodeStep;
import org.personalcontainers.core.step.StepResult;

/**
 * The agents, as the leader sees them. Answers come on the loop, late, twice or never; no call
 * blocks.
 */
public interface Fleet {
  /**
   * Looks at a node; the agent keeps the fence before it answers.
   *
   * @param since a look that began after that time of the loop's clock does, and need not be
   *     repeated
   */
  void look(NodeName node, Fence fence, long since, Consumer<Sight> answer);

  /**
   * Orders a step. The order leaves by that time of the loop's clock, or not at all: later another
   * may lead.
   */
  void order(Fence fence, NodeStep step, long leavesBy, Consumer<StepResult> answer);
}
