package org.personalcontainers.agent;

import java.time.Duration;
import org.personalcontainers.agent.work.Jobs;
import org.personalcontainers.agent.work.LockedJobs;
import org.personalcontainers.core.step.StepResult;

/** After each job there may be something new to see. */
record Waking(LockedJobs.Journal journal, Runnable wake) implements LockedJobs.Journal {
  @Override
  public void started(Jobs.Ordered order) {
    journal.started(order);
  }

  @Override
  public void ended(Jobs.Ordered order, StepResult result, Duration lasted) {
    journal.ended(order, result, lasted);
    wake.run();
  }
}
