package org.personalcontainers.core.api;

import java.time.Instant;
import java.util.List;
import org.personalcontainers.core.stack.ServiceName;

/**
 * What the containers of a stack wrote, by time. It is read where it lies, and kept by nobody
 * besides.
 *
 * @param next where to go on: what is asked for with it came after all of this
 * @param notices what is missing, and why
 */
public record StackLogs(List<Line> lines, String next, List<String> notices) {
  public StackLogs {
    lines = List.copyOf(lines);
    notices = List.copyOf(notices);
  }

  /**
   * One line.
   *
   * @param node whose container wrote it, as swarm calls it
   * @param task which container of the service it was, as swarm calls it
   */
  public record Line(
      Instant at, ServiceName service, String node, String task, Stream stream, String text) {
    /** A container may have written a secret of its own. */
    @Override
    public String toString() {
      return "Line[" + service + "@" + node + "]";
    }
  }

  /** Where a container wrote it to. */
  public enum Stream {
    OUT,
    ERR
  }
}
