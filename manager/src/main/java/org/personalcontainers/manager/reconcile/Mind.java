package org.personalcontainers.manager.reconcile;

import org.personalcontainers.core.plan.Plan;
import org.personalcontainers.core.plan.Situation;

/** Who plans. Pure, and quick. */
@FunctionalInterface
public interface Mind {
  Plan plan(Situation situation);
}
