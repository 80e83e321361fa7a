package org.personalcontainers.core.plan;

import java.util.List;
import org.personalcontainers.core.step.Step;

/** What may be done now, and what the rest waits for. */
public record Plan(List<Step> steps, List<Waiting> waiting) {
  public Plan {
    steps = List.copyOf(steps);
    waiting = List.copyOf(waiting);
  }

  /** Nothing is left to do, but for what only a person can say yes to. */
  public boolean converged() {
    return steps.isEmpty() && waiting.stream().allMatch(Waiting::endsTheRoad);
  }
}
