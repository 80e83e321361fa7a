package org.personalcontainers.agent.work;

import org.personalcontainers.core.step.NodeStep;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.core.wire.Cargo;

/** Whoever does what a step says. */
@FunctionalInterface
public interface Hands {
  /**
   * Blocks for as long as the daemons do. May be repeated at any time.
   *
   * @param cargo what the order brought along for a step that needs it
   */
  StepResult perform(NodeStep step, Cargo cargo);
}
