package org.personalcontainers.manager.fleet;

import java.util.Optional;
import org.personalcontainers.core.step.NodeStep;
import org.personalcontainers.core.wire.Cargo;

/** Where what goes beside an order is found. Used by many threads. */
@FunctionalInterface
public interface Freight {
  /** Empty where what the order names is kept no longer: something else has taken its place. */
  Optional<Cargo> beside(NodeStep order);
}
