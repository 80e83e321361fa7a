package org.personalcontainers.core.spec.yaml;

import static org.personalcontainers.core.spec.UnfitValue.quoted;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.personalcontainers.core.spec.CaCertificate;
import org.personalcontainers.core.spec.DnsNames;
import org.personalcontainers.core.spec.DomainName;
import org.personalcontainers.core.spec.EmailAddress;
import org.personalcontainers.core.spec.Ingress;
import org.personalcontainers.core.spec.Ingress.Acme;
import org.personalcontainers.core.spec.Ingress.Challenge;
import org.personalcontainers.core.spec.Ingress.Entrances;
import org.personalcontainers.core.spec.NearMiss;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.UnfitValue;
import org.personalcontainers.core.spec.tree.Findings;
import org.personalcontainers.core.spec.tree.KeyPath;
import org.personalcontainers.core.spec.tree.Tree;

/** The section {@code ingress}: how the outside reaches what runs inside. */
final class IngressSection {
  static final List<String> KEYS =
      List.of("domain", "email", "nodes", "acme", "ca", "challenge", "zones", "wildcards");
  static final String LETS_ENCRYPT = "letsencrypt";
  static final String LETS_ENCRYPT_STAGING = "letsencrypt-staging";

  private static final int LONGEST_URL = 500;

  private static final Form<Challenge> CHALLENGE = Forms.word(Words.of(Challenge.values()));
  private static final Form<Acme> ACME = Forms.notation(LETS_ENCRYPT, IngressSection::acme);
  private static final Form<DomainName> DOMAIN =
      Forms.notation("example.org", IngressSection::domain);
  private static final Form<EmailAddress> EMAIL =
      Forms.notation("me@example.org", EmailAddress::new);

  private static final Form<CaCertificate> CA =
      Forms.notation("|, and below it the certificate", CaCertificate::new);

  private final Findings findings;
  private final NodesDraft nodes;

  IngressSection(Findings findings, NodesDraft nodes) {
    this.findings = findings;
    this.nodes = nodes;
  }

  Optional<Ingress> read(Fields root) {
    return root.group("ingress", "ingress: {domain: example.org}")
        .map(group -> new Fields(findings, root.path("ingress"), group, KEYS))
        .flatMap(this::ingress);
  }

  private Optional<Ingress> ingress(Fields fields) {
    Optional<DomainName> domain = fields.optional("domain", DOMAIN);
    Optional<EmailAddress> email = fields.optional("email", EMAIL);
    Optional<Entrances> entrances = entrances(fields);
    Optional<Acme> acme =
        fields.orDefault("acme", ACME, new Acme.LetsEncrypt(), "free, and known to every browser");
    Optional<Challenge> challenge =
        fields.orDefault("challenge", CHALLENGE, Challenge.HTTP, "needs nothing but port 80");
    Optional<CaCertificate> ca = fields.optional("ca", CA);
    Optional<DnsNames> dns = new DnsSection(findings, fields).read(challenge);
    boolean read = entrances.isPresent() && acme.isPresent() && challenge.isPresent();
    return read
        ? Optional.of(
            new Ingress(domain, email, entrances.get(), acme.get(), challenge.get(), ca, dns))
        : Optional.empty();
  }

  private Optional<Entrances> entrances(Fields fields) {
    KeyPath path = fields.path("nodes");
    if (fields.tree("nodes").orElse(null) instanceof Tree.Sequence list) {
      return listed(path, list);
    }
    return fields.orDefault(
        "nodes",
        Forms.notation("all", IngressSection::all),
        new Entrances.All(),
        "any node takes requests");
  }

  private static Entrances all(String text) {
    if (!text.equals("all")) {
      throw new UnfitValue(
          quoted(text) + " is neither all nor a list of nodes",
          "write all, or " + NodeList.bracketed(text));
    }
    return new Entrances.All();
  }

  private Optional<Entrances> listed(KeyPath path, Tree.Sequence list) {
    findings.written(path);
    if (list.items().isEmpty() && list.extent() == Tree.Extent.WHOLE) {
      findings.add(path, list.place(), "no node would take requests", "name one, or write all");
    }
    return new NodeList(findings, nodes)
        .read(path, list)
        .map((List<NodeName> names) -> new Entrances.Listed(new TreeSet<>(names)));
  }

  private static DomainName domain(String text) {
    if (text.startsWith("*.") && isDomain(text.substring(2))) {
      throw new UnfitValue(
          quoted(text) + " is a wildcard, and the plain domain is wanted",
          "write "
              + text.substring(2)
              + "; for a wildcard certificate write wildcards: ["
              + text.substring(2)
              + "] too");
    }
    String lower = text.toLowerCase(Locale.ROOT);
    if (!lower.equals(text) && isDomain(lower)) {
      throw new UnfitValue(quoted(text) + " has capital letters", "write " + lower);
    }
    return new DomainName(text);
  }

  private static boolean isDomain(String text) {
    try {
      new DomainName(text);
      return true;
    } catch (UnfitValue unfit) {
      return false;
    }
  }

  private static Acme acme(String text) {
    return switch (text) {
      case LETS_ENCRYPT -> new Acme.LetsEncrypt();
      case LETS_ENCRYPT_STAGING -> new Acme.LetsEncryptStaging();
      default -> new Acme.Directory(directory(text));
    };
  }

  private static URI directory(String text) {
    try {
      URI url = new URI(text);
      if ("https".equals(url.getScheme())
          && url.getHost() != null
          && text.length() <= LONGEST_URL) {
        return url;
      }
    } catch (URISyntaxException e) {
      // The same answer as for a good URI of another kind.
    }
    List<String> words = List.of(LETS_ENCRYPT, LETS_ENCRYPT_STAGING);
    throw new UnfitValue(
        quoted(text) + " is no certificate authority",
        NearMiss.of(text, words)
            .map(word -> "write " + word)
            .orElse(
                "write " + String.join(", ", words) + " or an ACME directory's https:// address"));
  }
}
