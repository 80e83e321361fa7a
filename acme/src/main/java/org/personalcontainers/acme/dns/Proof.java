package org.personalcontainers.acme.dns;

import org.personalcontainers.core.spec.DomainName;

/**
 * A TXT record by which an authority is shown that a name is ours.
 *
 * @param domain whose it is
 */
public record Proof(DomainName domain, String text) {
  /** Where authorities look (RFC 8555, section 8.4). */
  public String place() {
    return "_acme-challenge." + domain;
  }

  /** The same within its zone. */
  String placeIn(DomainName zone) {
    return place().substring(0, place().length() - zone.value().length() - 1);
  }
}
