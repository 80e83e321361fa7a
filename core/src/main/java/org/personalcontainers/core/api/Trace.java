package org.personalcontainers.core.api;

import java.time.Instant;
import java.util.List;

/** What took how long, in the order in which it ended; only the newest are kept. */
public record Trace(List<Span> spans) {
  public Trace {
    spans = List.copyOf(spans);
  }

  /**
   * One thing that was done.
   *
   * @param lane who did it: a node, the manager, the command
   */
  public record Span(String lane, String what, Instant begun, Instant ended) {}
}
