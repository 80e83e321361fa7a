package org.personalcontainers.manager.reconcile;

import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.step.Fence;

/** What came of a look at a node. */
public sealed interface Sight {
  /**
   * The agent looked after it was asked, and the asker's fence is on its disk.
   *
   * @param highest the highest fence that the agent knows
   */
  record Of(Observation.Seen seen, Fence highest) implements Sight {}

  /** Nobody can be asked: no line, no agent, or one that is not who it should be. */
  record Failed(String reason) implements Sight {}
}
