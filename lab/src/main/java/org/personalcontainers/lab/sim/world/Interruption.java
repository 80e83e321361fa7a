package org.personalcontainers.lab.sim.world;

import org.personalcontainers.core.spec.NodeName;

/**
 * Is told of each effect that lasts, just before and just after it. What it throws unwinds through
 * whoever acts: so a machine loses its power in the middle of an effect.
 */
@FunctionalInterface
public interface Interruption {
  /** Nothing ever interrupts. */
  Interruption NONE = (machine, moment, effect) -> {};

  /** On which side of the effect. */
  enum Moment {
    BEFORE,
    AFTER
  }

  void strike(NodeName machine, Moment moment, String effect);
}
