package org.personalcontainers.link.knock;

import org.personalcontainers.link.identity.Fingerprint;

/** An admission, and whose key it is for. */
public record Addressed(Fingerprint to, Admission admission) {}
