package org.personalcontainers.lab.house.broken.core.check;

import org.personalcontainers.lab.house.broken.core.port.PortPart;

/** Knows what lies beside it. */
public record CheckPart(PortPart portPart) {}
