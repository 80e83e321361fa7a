package org.personalcontainers.lab.house.broken.core.status;

import org.personalcontainers.lab.house.broken.core.ledger.LedgerPart;

/** Knows what lies above it. */
public record StatusPart(LedgerPart ledgerPart) {}
