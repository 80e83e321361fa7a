package org.personalcontainers.agent.work;

import java.time.Duration;
import java.util.List;
import org.personalcontainers.core.node.Job;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.core.step.NodeStep;
import org.personalcontainers.core.wire.Cargo;

/**
 * The work of one node, one job per lock. Safe for use by many threads.
 *
 * <ol>
 *   <li>A fence lower than the highest one known is answered with Stale, and nothing is done. A
 *       higher one is on the disk before anything is done for it.
 *   <li>The same step that runs already is joined, whoever ordered it, and under whatever fence it
 *       was started: nothing starts twice.
 *   <li>A step that shares a lock with a running one is answered with Retry. It does not queue:
 *       when the lock is free, another step may be the right one.
 *   <li>An order whose job has not started within {@link #START} of its arrival is dropped, by the
 *       monotonic clock: meanwhile another leader may have begun to give orders. So is one that
 *       arrived while the process stood still: nobody knows when.
 *   <li>An outcome that nobody was there to hear is kept for {@link #KEEP}, and told once, to
 *       whoever orders the same step again.
 *   <li>A process that ends forgets its jobs. Their commands may go on: only a look tells what came
 *       of them.
 * </ol>
 */
public interface Jobs {
  Duration START = Duration.ofSeconds(2);
  Duration KEEP = Duration.ofSeconds(30);

  /** An order as it came in; what it brought along is secret. */
  record Ordered(Duration arrival, Fence fence, NodeStep step, Cargo cargo) {}

  /**
   * Takes an order and does not wait for its job. Whoever does not want the outcome any longer
   * closes the waiter: the job goes on.
   */
  Waiter take(Ordered order);

  /** What is being done now, for which fence, since when. */
  List<Job> running();
}
