package org.personalcontainers.lab.house.broken.core.wire;

import org.personalcontainers.lab.house.broken.core.check.CheckPart;

/** Knows what lies beside it. */
public record WirePart(CheckPart checkPart) {}
