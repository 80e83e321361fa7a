package org.personalcontainers.lab.house.broken.core.spec;

import org.personalcontainers.lab.house.broken.core.status.StatusPart;

/** Knows what lies above it. */
public record SpecPart(StatusPart statusPart) {}
