package org.personalcontainers.manager.certs;

import java.time.Instant;
import org.personalcontainers.core.cert.Certificate;

/** A certificate as it was issued. */
public record CertificatePaper(
    Certificate certificate, String issuer, Instant from, Instant until) {}
