package org.personalcontainers.core.spec;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What we may do in DNS, and what needs it.
 *
 * @param zones those whose records we may change
 * @param wildcards the domains of which all names right below get one certificate
 */
public record DnsNames(SortedMap<DomainName, DnsZone> zones, SortedSet<DomainName> wildcards) {
  public DnsNames {
    zones = Ordered.copy(zones);
    wildcards = Ordered.copy(wildcards);
  }

  /** The zone in which a domain's records stand: of those that hold it the smallest. */
  public Optional<DomainName> zoneOf(DomainName domain) {
    return zones.keySet().stream()
        .filter(zone -> domain.isIn(zone))
        .max(Comparator.comparingInt(zone -> zone.value().length()));
  }

  /** One of those that there are. */
  public DnsZone zone(DomainName zone) {
    return Optional.ofNullable(zones.get(zone)).orElseThrow();
  }

  /** Those that need a secret. */
  public List<DomainName> openedBy(SecretName secret) {
    return zones.keySet().stream().filter(zone -> zone(zone).secret().equals(secret)).toList();
  }
}
