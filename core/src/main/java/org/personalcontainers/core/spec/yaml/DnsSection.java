package org.personalcontainers.core.spec.yaml;

import static org.personalcontainers.core.spec.UnfitValue.quoted;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.DnsKeeper;
import org.personalcontainers.core.spec.DnsNames;
import org.personalcontainers.core.spec.DnsZone;
import org.personalcontainers.core.spec.DomainName;
import org.personalcontainers.core.spec.Ingress.Challenge;
import org.personalcontainers.core.spec.SecretName;
import org.personalcontainers.core.spec.TsigAlgorithm;
import org.personalcontainers.core.spec.TsigKeyName;
import org.personalcontainers.core.spec.UnfitValue;
import org.personalcontainers.core.spec.tree.Findings;
import org.personalcontainers.core.spec.tree.KeyPath;
import org.personalcontainers.core.spec.tree.Tree;
import org.personalcontainers.core.spec.tree.Tree.Entry;
import org.personalcontainers.core.spec.tree.Wanted;

/** The zones and wildcards of the section {@code ingress}: what is proved by DNS. */
final class DnsSection {
  static final List<String> KEYS = List.of("provider", "secret", "server", "key", "algorithm");

  private static final List<String> SERVERS_ONLY = List.of("server", "key", "algorithm");
  private static final String EXAMPLE = "{provider: cloudflare, secret: dns_token}";
  private static final String STAR = "*.";

  private static final Form<Provider> PROVIDER = Forms.word(Words.of(Provider.values()));
  private static final Form<SecretName> SECRET = Forms.name("dns_token", SecretName::new);
  private static final Form<Address> SERVER = Forms.notation("192.168.1.5", Address::new);
  private static final Form<TsigKeyName> KEY = Forms.name("acme", TsigKeyName::new);
  private static final Form<TsigAlgorithm> ALGORITHM =
      Forms.word(Words.of(TsigAlgorithm.values(), TsigAlgorithm::word));

  private static final Form<DomainName> WILDCARD =
      Forms.notation("example.org", DnsSection::wildcard);

  private final Findings findings;
  private final Fields ingress;

  DnsSection(Findings findings, Fields ingress) {
    this.findings = findings;
    this.ingress = ingress;
  }

  private enum Provider {
    RFC2136,
    CLOUDFLARE,
    DIGITALOCEAN
  }

  /** Empty where neither stands there. */
  Optional<DnsNames> read(Optional<Challenge> challenge) {
    SortedMap<DomainName, DnsZone> zones = zones();
    DnsNames names = new DnsNames(zones, wildcards());
    if (ingress.has("zones")) {
      names.wildcards().forEach(domain -> expectZone(names, domain));
    } else if (!names.wildcards().isEmpty()) {
      refuseWithoutZones("wildcards", "a wildcard is proved by DNS, and zones is missing");
    } else if (challenge.equals(Optional.of(Challenge.DNS))) {
      refuseWithoutZones("challenge", "to prove by DNS, its zones have to be known");
    }
    boolean nothing = names.zones().isEmpty() && names.wildcards().isEmpty();
    return nothing ? Optional.empty() : Optional.of(names);
  }

  private void refuseWithoutZones(String key, String wrong) {
    findings.add(ingress.path(key), wrong, "write zones: {example.org: " + EXAMPLE + "} too");
  }

  private SortedMap<DomainName, DnsZone> zones() {
    SortedMap<DomainName, DnsZone> zones = new TreeMap<>();
    Optional<Tree.Mapping> group = ingress.group("zones", "below zones: example.org: " + EXAMPLE);
    for (Entry entry : group.map(Tree.Mapping::entries).orElse(List.of())) {
      KeyPath path = ingress.path("zones").key(entry.key());
      Optional<DomainName> name = Named.key(findings, path, entry, DomainName::new);
      Optional<DnsZone> zone =
          Fields.group(findings, path, entry.value(), entry.key() + ": " + EXAMPLE)
              .map(keys -> new Fields(findings, path, keys, KEYS))
              .flatMap(this::zone);
      name.ifPresent(domain -> zone.ifPresent(read -> zones.put(domain, read)));
    }
    return zones;
  }

  private Optional<DnsZone> zone(Fields fields) {
    Optional<DnsKeeper> keeper =
        fields.required("provider", PROVIDER).flatMap(provider -> keeper(provider, fields));
    Optional<SecretName> secret = fields.required("secret", SECRET);
    return keeper.flatMap(who -> secret.map(name -> new DnsZone(who, name)));
  }

  private Optional<DnsKeeper> keeper(Provider provider, Fields fields) {
    return switch (provider) {
      case RFC2136 -> server(fields);
      case CLOUDFLARE -> byApi(provider, new DnsKeeper.Cloudflare(), fields);
      case DIGITALOCEAN -> byApi(provider, new DnsKeeper.DigitalOcean(), fields);
    };
  }

  private static Optional<DnsKeeper> server(Fields fields) {
    Optional<Address> server = fields.required("server", SERVER);
    Optional<TsigKeyName> key = fields.required("key", KEY);
    Optional<TsigAlgorithm> algorithm =
        fields.orDefault(
            "algorithm", ALGORITHM, TsigAlgorithm.HMAC_SHA256, "every name server knows it");
    return server.flatMap(
        at -> key.flatMap(by -> algorithm.map(how -> new DnsKeeper.Rfc2136(at, by, how))));
  }

  private Optional<DnsKeeper> byApi(Provider provider, DnsKeeper keeper, Fields fields) {
    for (String key : SERVERS_ONLY) {
      if (fields.tree(key).isPresent()) {
        findings.add(
            fields.path(key),
            key
                + " belongs to a zone with provider: rfc2136, and this one is at "
                + Words.of(provider),
            "remove it, or write provider: rfc2136");
      }
    }
    return Optional.of(keeper);
  }

  private SortedSet<DomainName> wildcards() {
    SortedSet<DomainName> domains = new TreeSet<>();
    KeyPath path = ingress.path("wildcards");
    ingress.noteEmpty("wildcards");
    switch (ingress.tree("wildcards").orElse(null)) {
      case Tree.Sequence list -> {
        findings.written(path);
        for (int i = 0; i < list.items().size() && !findings.isFull(); i++) {
          wildcard(path.item(i), list.items().get(i)).ifPresent(domains::add);
        }
      }
      case Tree.Unreadable torn -> {}
      case null -> {}
      case Tree other ->
          findings.add(
              path,
              other.place(),
              Wanted.describe(other) + " stands where a list of domains is wanted",
              "write wildcards: [example.org]");
    }
    return domains;
  }

  private Optional<DomainName> wildcard(KeyPath path, Tree item) {
    if (item instanceof Tree.Scalar scalar && !Wanted.saysNothing(item)) {
      return Fields.read(findings, path, scalar, WILDCARD);
    }
    if (!(item instanceof Tree.Unreadable)) {
      findings.add(
          path,
          item.place(),
          Wanted.describe(item) + " stands where a domain is wanted",
          "write one such as example.org");
    }
    return Optional.empty();
  }

  private static DomainName wildcard(String text) {
    if (text.startsWith(STAR)) {
      DomainName domain = new DomainName(text.substring(STAR.length()));
      throw new UnfitValue(
          quoted(text) + " is meant without its star", "write " + domain + " for " + text);
    }
    return new DomainName(text);
  }

  private void expectZone(DnsNames names, DomainName domain) {
    if (names.zoneOf(domain).isEmpty()) {
      findings.add(
          ingress.path("wildcards"),
          "no zone of zones holds " + domain,
          "write its zone below zones: " + domain + ": " + EXAMPLE);
    }
  }
}
