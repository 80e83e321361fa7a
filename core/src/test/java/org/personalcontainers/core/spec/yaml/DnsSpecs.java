package org.personalcontainers.core.spec.yaml;

import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.DnsKeeper;
import org.personalcontainers.core.spec.DnsNames;
import org.personalcontainers.core.spec.DnsZone;
import org.personalcontainers.core.spec.DomainName;
import org.personalcontainers.core.spec.Ingress.Challenge;
import org.personalcontainers.core.spec.SecretName;
import org.personalcontainers.core.spec.TsigAlgorithm;
import org.personalcontainers.core.spec.TsigKeyName;

/** How names are proved, in every way that a file can hold. */
record DnsSpecs(Challenge challenge, Optional<DnsNames> dns) {
  static Arbitrary<DnsSpecs> any() {
    return Combinators.combine(Arbitraries.of(Challenge.class), names().optional())
        .as(
            (challenge, names) ->
                new DnsSpecs(names.isEmpty() ? Challenge.HTTP : challenge, names));
  }

  private static Arbitrary<DnsNames> names() {
    Arbitrary<DomainName> domains =
        Arbitraries.of("example.org", "home.example.org", "1.e5").map(DomainName::new);
    return Arbitraries.maps(domains, zones())
        .ofMinSize(1)
        .flatMap(
            zones ->
                Arbitraries.of(zones.keySet())
                    .set()
                    .map(some -> new DnsNames(new TreeMap<>(zones), below(some))));
  }

  private static TreeSet<DomainName> below(Iterable<DomainName> zones) {
    TreeSet<DomainName> domains = new TreeSet<>();
    for (DomainName zone : zones) {
      domains.add(new DomainName("a." + zone));
    }
    return domains;
  }

  private static Arbitrary<DnsZone> zones() {
    Arbitrary<DnsKeeper> keepers =
        Arbitraries.oneOf(
            Arbitraries.of(new DnsKeeper.Cloudflare(), new DnsKeeper.DigitalOcean()), servers());
    Arbitrary<SecretName> secrets =
        Arbitraries.of("dns_token", "1e3", "no", "A.b-c").map(SecretName::new);
    return Combinators.combine(keepers, secrets).as(DnsZone::new);
  }

  private static Arbitrary<DnsKeeper> servers() {
    return Combinators.combine(
            Arbitraries.of("192.168.7.5", "fd00::5").map(Address::new),
            Arbitraries.of("acme", "0x1f", "a_b.example.org").map(TsigKeyName::new),
            Arbitraries.of(TsigAlgorithm.class))
        .as(DnsKeeper.Rfc2136::new);
  }
}
