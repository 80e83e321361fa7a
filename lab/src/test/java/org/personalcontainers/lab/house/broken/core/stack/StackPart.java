package org.personalcontainers.lab.house.broken.core.stack;

import org.personalcontainers.lab.house.broken.core.status.StatusPart;

/** Knows what lies above it. */
public record StackPart(StatusPart statusPart) {}
