package org.personalcontainers.lab.sim.world;

import java.util.Optional;
import java.util.function.Supplier;

/** What was looked at once is not looked at again until something has changed. */
final class View<T> {
  private final World world;
  private final Supplier<T> look;
  private Optional<T> seen = Optional.empty();
  private long asOf = -1;

  View(World world, Supplier<T> look) {
    this.world = world;
    this.look = look;
  }

  T now() {
    if (asOf != world.changes() || seen.isEmpty()) {
      seen = Optional.of(look.get());
      asOf = world.changes();
    }
    return seen.get();
  }
}
