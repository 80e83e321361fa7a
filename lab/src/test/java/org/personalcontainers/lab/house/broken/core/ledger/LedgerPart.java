package org.personalcontainers.lab.house.broken.core.ledger;

import org.personalcontainers.lab.house.broken.core.step.StepPart;

/** Knows what lies above it. */
public record LedgerPart(StepPart stepPart) {}
