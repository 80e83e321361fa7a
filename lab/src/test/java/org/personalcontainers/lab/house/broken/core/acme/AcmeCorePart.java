package org.personalcontainers.lab.house.broken.core.acme;

import org.personalcontainers.lab.house.broken.core.api.ApiPart;

/** Knows what lies beside it. */
public record AcmeCorePart(ApiPart apiPart) {}
