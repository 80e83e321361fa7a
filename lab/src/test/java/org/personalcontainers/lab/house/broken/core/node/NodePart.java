package org.personalcontainers.lab.house.broken.core.node;

import org.personalcontainers.lab.house.broken.core.plan.PlanPart;

/** Knows what lies above it. */
public record NodePart(PlanPart planPart) {}
