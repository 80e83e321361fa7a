package org.personalcontainers.agent.host;

import java.time.Duration;
import java.util.List;

/** Runs the node's own programs. It throws nothing for what they do. */
public interface Command {
  /** What came of it. */
  sealed interface Result {}

  record Ended(int exit, String output, String complaint) implements Result {}

  /** It could not be started, or did not end in time: what it has done by then is unknown. */
  record Lost(String reason) implements Result {}

  /** Runs it to its end, at most for that long; what stands in the input is what it reads. */
  Result run(Duration limit, List<String> program, String input);

  default Result run(Duration limit, List<String> program) {
    return run(limit, program, "");
  }
}
