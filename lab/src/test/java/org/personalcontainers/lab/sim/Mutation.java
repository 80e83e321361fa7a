package org.personalcontainers.lab.sim;

import org.personalcontainers.core.plan.Plan;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.manager.reconcile.Mind;

/**
 * A mistake that a planner could make: made on purpose, by changing what it reads or returns.
 *
 * @param caughtBy the invariant that has to notice it
 */
record Mutation(String name, Spoiling spoiling, String caughtBy) {
  /** The planner as it is, with something wrong before or after it. */
  @FunctionalInterface
  interface Spoiling {
    Plan plan(Mind mind, Situation situation);
  }

  Mind spoil(Mind mind) {
    return situation -> spoiling.plan(mind, situation);
  }

  @Override
  public String toString() {
    return name;
  }
}
