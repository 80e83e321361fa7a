package org.personalcontainers.lab.house.broken.core.cert;

import org.personalcontainers.lab.house.broken.core.acme.AcmeCorePart;
import org.personalcontainers.lab.house.broken.core.status.StatusPart;

/** Knows what lies above it. */
public record CertPart(StatusPart statusPart, AcmeCorePart roof) {}
