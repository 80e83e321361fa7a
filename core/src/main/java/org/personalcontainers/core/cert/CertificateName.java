package org.personalcontainers.core.cert;

import org.personalcontainers.core.spec.DomainName;

/** Whom a certificate is for: a domain, or with a star in front all names right below it. */
public record CertificateName(String value) implements Comparable<CertificateName> {
  private static final String STAR = "*.";

  public CertificateName {
    var _ = domain(value);
  }

  public static CertificateName of(DomainName domain) {
    return new CertificateName(domain.value());
  }

  public static CertificateName allBelow(DomainName domain) {
    return new CertificateName(STAR + domain);
  }

  private static DomainName domain(String value) {
    return new DomainName(value.startsWith(STAR) ? value.substring(STAR.length()) : value);
  }

  /** Without the star. */
  public DomainName domain() {
    return domain(value);
  }

  public boolean isWildcard() {
    return value.startsWith(STAR);
  }

  /** Whether it is good for all that the other one is good for. A star stands for one word. */
  public boolean covers(CertificateName other) {
    return equals(other)
        || (isWildcard()
            && !other.isWildcard()
            && other.value.substring(other.value.indexOf('.') + 1).equals(domain().value()));
  }

  @Override
  public int compareTo(CertificateName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
