package org.personalcontainers.manager.reconcile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.personalcontainers.core.node.Job;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.core.step.NodeStep;

/**
 * The orders that were on their way while it looked. A look takes its time: a job that began after
 * its first glance may have done half of its work before the last, and is no part of what was seen.
 * So whatever was ordered and not answered when a look began counts as running in that turn.
 */
final class Underway {
  /** By then an order has started, and every look tells of it, or it was dropped. */
  private static final long LONGEST = 3 * Tempo.LEASE;

  private final Clock clock;
  private final Map<NodeStep, Given> open = new LinkedHashMap<>();
  private List<Given> during = List.of();
  private long quietSince;

  private record Given(NodeStep step, Fence fence, long at) {}

  Underway(Clock clock) {
    this.clock = clock;
    this.quietSince = clock.now();
  }

  void given(Fence fence, NodeStep step) {
    quietSince = clock.now();
    open.put(step, new Given(step, fence, clock.now()));
  }

  void answered(NodeStep step) {
    quietSince = clock.now();
    open.remove(step);
  }

  /** When something was last ordered or answered: what was seen after that is not outdone by it. */
  long quietSince() {
    return quietSince;
  }

  boolean isEmpty() {
    return open.isEmpty();
  }

  void lookBegins() {
    open.values().removeIf(given -> clock.now() - given.at() > LONGEST);
    during = List.copyOf(open.values());
  }

  /** What was seen, with what was on its way to that node. */
  Observation.Seen with(NodeName node, Observation.Seen seen) {
    List<Job> jobs = new ArrayList<>(seen.jobs());
    during.stream()
        .filter(given -> given.step().node().equals(node))
        .filter(given -> jobs.stream().noneMatch(job -> job.step().equals(given.step())))
        .forEach(given -> jobs.add(job(given)));
    return new Observation.Seen(seen.status(), jobs);
  }

  private Job job(Given given) {
    return new Job(given.step(), given.fence(), Duration.ofMillis(clock.now() - given.at()));
  }
}
