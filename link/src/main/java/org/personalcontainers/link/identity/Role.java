package org.personalcontainers.link.identity;

import java.util.Locale;

/** What the holder of a certificate is; it stands in the certificate. */
public enum Role {
  AGENT,
  MANAGER,
  PERSON,
  /** May read metrics, and nothing else. */
  METRICS;

  /** As a sentence has it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
