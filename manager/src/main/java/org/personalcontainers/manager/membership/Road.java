package org.personalcontainers.manager.membership;

import java.io.IOException;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.core.step.Fence;

/** To the managers of other nodes, by way of their agents: those start and stop them. */
public interface Road extends AutoCloseable {
  /**
   * Starts the manager there, if none runs, and says it; blocks, within its limits. Where it
   * throws, nobody knows whether it arrived. A leader that was deposed is refused.
   */
  Presence say(NodeSpec node, Fence fence, Invitation invitation) throws IOException;

  /** Stops the manager there, for good; its disk stays as it is. */
  void dismiss(NodeSpec node, Fence fence) throws IOException;

  /** What is under way ends without an answer. */
  @Override
  default void close() {}
}
