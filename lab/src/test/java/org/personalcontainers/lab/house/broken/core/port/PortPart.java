package org.personalcontainers.lab.house.broken.core.port;

import org.personalcontainers.lab.house.broken.core.wire.WirePart;

/** Knows what lies beside it. */
public record PortPart(WirePart wirePart) {}
