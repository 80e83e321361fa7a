package org.personalcontainers.core.node;

import java.time.Duration;
import java.util.List;
import org.personalcontainers.core.status.NodeStatus;

/** What is known of a node at this moment. An unreachable node is not an empty one. */
public sealed interface Observation {
  record Seen(NodeStatus status, List<Job> jobs) implements Observation {
    public Seen {
      jobs = List.copyOf(jobs);
    }
  }

  record Unreachable(String reason, Duration steadyFor) implements Observation {}
}
