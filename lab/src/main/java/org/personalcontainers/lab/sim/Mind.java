package org.personalcontainers.lab.sim;

import org.personalcontainers.core.plan.Plan;
import org.personalcontainers.core.plan.Situation;

/** Who plans: the planner, or in a test one that was spoiled on purpose. */
@FunctionalInterface
interface Mind {
  Plan plan(Situation situation);
}
