package org.personalcontainers.lab.house.broken.core.api;

import org.personalcontainers.lab.house.broken.core.check.CheckPart;

/** Knows what lies beside it. */
public record ApiPart(CheckPart checkPart) {}
