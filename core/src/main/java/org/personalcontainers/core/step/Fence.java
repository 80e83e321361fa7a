package org.personalcontainers.core.step;

import java.util.Comparator;

/**
 * Who gives an order, and on what ground. An agent never acts for a lower one than it has seen.
 *
 * @param epoch the life of the cluster: only recovery and restoring raise it
 * @param term the leader's Raft term
 * @param revision the declaration's revision
 */
public record Fence(long epoch, long term, long revision) implements Comparable<Fence> {
  private static final Comparator<Fence> ORDER =
      Comparator.comparingLong(Fence::epoch)
          .thenComparingLong(Fence::term)
          .thenComparingLong(Fence::revision);

  @Override
  public int compareTo(Fence other) {
    return ORDER.compare(this, other);
  }
}
