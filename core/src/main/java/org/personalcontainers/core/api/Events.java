package org.personalcontainers.core.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.spec.NodeName;

/**
 * What happened, the oldest first; only the newest are kept.
 *
 * @param last what to ask after next time
 */
public record Events(long last, List<Event> events) {
  /** How an event begins that tells of a mistake of ours: no test of a cluster may meet one. */
  public static final String BROKEN_PLAN = "the plan breaks rules of its own";

  public Events {
    events = List.copyOf(events);
  }

  /** One thing that happened. */
  public record Event(long number, Instant at, Optional<NodeName> node, String text) {}
}
