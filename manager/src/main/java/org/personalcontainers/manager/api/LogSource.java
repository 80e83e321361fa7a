package org.personalcontainers.manager.api;

import java.io.IOException;
import org.personalcontainers.core.api.StackLogs;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.link.http.Target;

/**
 * Where an agent reads what containers wrote. May be asked by many threads; blocks for as long as a
 * long poll does.
 */
@FunctionalInterface
public interface LogSource {
  /**
   * The lines of some services.
   *
   * @param node whose Docker manages the swarm
   * @param asked what of, in the agent's own words
   * @throws IOException where there is no answer; it says why
   */
  StackLogs read(NodeSpec node, Target asked) throws IOException;
}
