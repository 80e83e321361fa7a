package org.personalcontainers.agent.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.personalcontainers.core.node.Job;
import org.personalcontainers.core.step.NodeStep;

/** A step under way, and who waits for it. Guarded by the jobs that it belongs to. */
final class Work {
  private final Jobs.Ordered order;
  private final Duration since;
  private final List<Waiter> waiters = new ArrayList<>();

  Work(Jobs.Ordered order, Duration since) {
    this.order = order;
    this.since = since;
  }

  Jobs.Ordered order() {
    return order;
  }

  Duration since() {
    return since;
  }

  boolean does(NodeStep step) {
    return order.step().equals(step);
  }

  int waiters() {
    return stillWaiting().size();
  }

  Waiter await() {
    Waiter waiter = new Waiter();
    waiters.add(waiter);
    return waiter;
  }

  List<Waiter> stillWaiting() {
    waiters.removeIf(waiter -> !waiter.waits());
    return List.copyOf(waiters);
  }

  Job job(Duration now) {
    return new Job(order.step(), order.fence(), now.minus(since));
  }
}
