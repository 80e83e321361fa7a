package org.personalcontainers.core.spec;

import java.time.Duration;

/** How soon swarm gives a silent node up. */
public record Failover(Duration after) {
  /** Below this a healthy node was seen to be given up when the leader died. */
  public static final Duration SHORTEST_HEARTBEAT = Duration.ofSeconds(2);

  public Failover {
    if (after.compareTo(Duration.ZERO) <= 0) {
      throw new IllegalArgumentException("failover.after must be longer than nothing");
    }
  }

  /** Swarm gives a node up after about three missed heartbeats. */
  public Duration heartbeat() {
    Duration third = after.dividedBy(3);
    return third.compareTo(SHORTEST_HEARTBEAT) < 0 ? SHORTEST_HEARTBEAT : third;
  }
}
