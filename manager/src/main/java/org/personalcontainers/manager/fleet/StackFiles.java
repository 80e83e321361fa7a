package org.personalcontainers.manager.fleet;

import java.util.Optional;
import org.personalcontainers.core.stack.Rendered;
import org.personalcontainers.core.step.SwarmStep;

/** Where what goes beside an order to deploy a stack is found. Used by many threads. */
@FunctionalInterface
public interface StackFiles {
  /** Empty where it is kept no longer, as another was handed in since. */
  Optional<Rendered> find(SwarmStep.DeployStack order);
}
