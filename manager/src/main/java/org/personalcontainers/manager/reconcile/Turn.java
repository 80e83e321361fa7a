package org.personalcontainers.manager.reconcile;

import org.personalcontainers.core.plan.Plan;
import org.personalcontainers.core.plan.Situation;

/**
 * One turn of the loop: what was known, and what came of it.
 *
 * @param at when, on the loop's clock
 */
public record Turn(long term, Books books, Situation situation, Plan plan, long at) {}
