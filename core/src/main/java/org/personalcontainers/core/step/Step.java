package org.personalcontainers.core.step;

import java.util.Set;

/**
 * One thing to do, as data. It names all that it needs, and what it expects to find where it can do
 * harm: whoever performs it has nothing left to choose.
 */
public sealed interface Step permits NodeStep, Register {
  Target target();

  Set<Lock> locks();

  default Effect effect() {
    return Effect.MENDS;
  }
}
