package org.personalcontainers.manager.reconcile;

import java.util.List;
import org.personalcontainers.core.plan.Plan;
import org.personalcontainers.core.step.Step;

/** Whether a leader still gets anywhere. */
final class Pace {
  private final Clock clock;
  private List<Step> steps = List.of();
  private long lastWork;
  private long lastNews;

  Pace(Clock clock) {
    this.clock = clock;
    this.lastWork = clock.now();
    this.lastNews = clock.now();
  }

  void worked() {
    lastWork = clock.now();
  }

  void planned(Plan plan) {
    if (!plan.steps().isEmpty()) {
      worked();
    }
    if (!plan.steps().equals(steps)) {
      lastNews = clock.now();
      steps = plan.steps();
    }
  }

  /** For how long no plan had anything to do. */
  long idleFor() {
    return clock.now() - lastWork;
  }

  /** For how long it has ordered the same again and again. */
  long repeatsFor() {
    return clock.now() - lastNews;
  }
}
