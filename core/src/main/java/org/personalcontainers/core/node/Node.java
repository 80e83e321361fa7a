package org.personalcontainers.core.node;

import org.personalcontainers.core.step.Fence;
import org.personalcontainers.core.step.Step;
import org.personalcontainers.core.step.StepResult;

/** A node, remote, local or simulated. Safe for use by many threads. */
public interface Node {
  /** Looks. May block for a bounded time; never throws for what the node does or fails to do. */
  Observation observe();

  /**
   * Starts a step, or attaches to the same step if it runs already, and waits for its outcome for a
   * bounded time. May be repeated with the same arguments at any time. A lower fence than the node
   * has seen is answered with Stale, and nothing is done.
   */
  StepResult perform(Fence fence, Step step);
}
