package org.personalcontainers.lab.sim;

import java.util.List;
import org.personalcontainers.core.plan.Plan;
import org.personalcontainers.core.step.Step;

/** Whether a leader still gets anywhere. */
final class Pace {
  private final Timeline timeline;
  private List<Step> steps = List.of();
  private long lastWork;
  private long lastNews;

  Pace(Timeline timeline) {
    this.timeline = timeline;
    this.lastWork = timeline.now();
    this.lastNews = timeline.now();
  }

  void worked() {
    lastWork = timeline.now();
  }

  void planned(Plan plan) {
    if (!plan.steps().isEmpty()) {
      worked();
    }
    if (!plan.steps().equals(steps)) {
      lastNews = timeline.now();
      steps = plan.steps();
    }
  }

  /** For how long no plan had anything to do. */
  long idleFor() {
    return timeline.now() - lastWork;
  }

  /** For how long it has ordered the same again and again. */
  long repeatsFor() {
    return timeline.now() - lastNews;
  }
}
