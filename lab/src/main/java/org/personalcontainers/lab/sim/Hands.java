package org.personalcontainers.lab.sim;

import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.step.NodeStep;
import org.personalcontainers.core.step.StepResult;

/** Eyes and hands of one machine's agent. */
interface Hands {
  NodeStatus look();

  /** Throws {@link CutShort} where something ends it in the middle. */
  StepResult perform(NodeStep step);

  /** For how many milliseconds the daemons kept it waiting since this was last asked. */
  long spent();
}
