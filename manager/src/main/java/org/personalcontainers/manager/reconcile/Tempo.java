package org.personalcontainers.manager.reconcile;

/**
 * How long the loop waits, in milliseconds.
 *
 * @param shortLook whoever was silent for long is waited for no longer in a turn
 * @param longLook nobody is waited for longer
 * @param shortest the next turn comes by itself after so long, and each time that nothing is new
 *     after twice as long
 * @param unsettled but never later than that
 * @param idle the same, where only a person or the world can change something: agents push what
 *     changes, so that it need not be asked for
 * @param failed after an order that failed, so long
 * @param stuck at most so long after one that needs a person's hand, each time twice as long
 */
public record Tempo(
    long shortLook,
    long longLook,
    long shortest,
    long unsettled,
    long idle,
    long failed,
    long stuck) {
  /** A leader orders only so long after its last majority round. */
  public static final long LEASE = 2_000;

  /** What happens at about the same time wakes the loop once. */
  static final long GATHERED = 100;

  /** What stirs while orders are under way can wait so long for their answers. */
  static final long STIRRED = 1_000;

  /** What is done while other orders are under way waits so long, for some of them to end too. */
  static final long AMONG_OTHERS = 300;

  public static final Tempo USUAL = new Tempo(1_500, 5_000, 250, 5_000, 30_000, 1_000, 10_000);
}
