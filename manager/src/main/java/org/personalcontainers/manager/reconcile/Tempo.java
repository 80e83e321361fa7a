package org.personalcontainers.manager.reconcile;

/**
 * How long the loop waits, in milliseconds.
 *
 * @param shortLook whoever was silent for long is waited for no longer in a turn
 * @param longLook nobody is waited for longer
 * @param idle the next turn comes by itself after so long
 * @param failed after an order that failed, so long
 */
public record Tempo(long shortLook, long longLook, long idle, long failed) {
  /** A leader orders only so long after its last majority round. */
  public static final long LEASE = 2_000;

  /** What happens at about the same time wakes the loop once. */
  static final long GATHERED = 100;

  /** A node that answered so lately is expected to answer again. */
  static final long ALIVE = 10_000;

  public static final Tempo USUAL = new Tempo(1_500, 5_000, 5_000, 1_000);
}
