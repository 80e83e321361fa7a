package org.personalcontainers.link.identity;

/** What the holder of a certificate is; it stands in the certificate. */
public enum Role {
  AGENT,
  MANAGER,
  PERSON,
  /** May read metrics, and nothing else. */
  METRICS
}
