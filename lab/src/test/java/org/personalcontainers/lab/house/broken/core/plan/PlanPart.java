package org.personalcontainers.lab.house.broken.core.plan;

import org.personalcontainers.lab.house.broken.core.api.ApiPart;
import org.personalcontainers.lab.house.broken.core.check.CheckPart;
import org.personalcontainers.lab.house.broken.core.port.PortPart;
import org.personalcontainers.lab.house.broken.core.wire.WirePart;

/** Knows what lies above it. */
public record PlanPart(
    CheckPart checkPart, PortPart portPart, WirePart wirePart, ApiPart apiPart) {}
