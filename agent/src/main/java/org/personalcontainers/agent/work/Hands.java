package org.personalcontainers.agent.work;

import java.util.Optional;
import org.personalcontainers.core.port.JoinToken;
import org.personalcontainers.core.step.NodeStep;
import org.personalcontainers.core.step.StepResult;

/** Whoever does what a step says. */
@FunctionalInterface
public interface Hands {
  /**
   * Blocks for as long as the daemons do. May be repeated at any time.
   *
   * @param token what the order brought along for a step that needs it
   */
  StepResult perform(NodeStep step, Optional<JoinToken> token);
}
