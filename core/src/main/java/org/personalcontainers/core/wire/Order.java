package org.personalcontainers.core.wire;

import org.personalcontainers.core.step.Fence;
import org.personalcontainers.core.step.Step;
import org.personalcontainers.core.step.StepResult;

/** An order as it reaches an agent. */
public sealed interface Order {
  Fence fence();

  record Known(Fence fence, Step step) implements Order {}

  /** The manager is newer: it orders what this agent has never heard of. */
  record Newer(Fence fence, String step) implements Order {
    public StepResult answer() {
      return new StepResult.Unsupported(step);
    }
  }
}
