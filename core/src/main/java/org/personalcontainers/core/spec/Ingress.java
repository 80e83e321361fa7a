package org.personalcontainers.core.spec;

import java.net.URI;
import java.util.Optional;
import java.util.SortedSet;

/**
 * How the outside reaches what runs inside.
 *
 * @param email of whom certificates are ordered for; empty: none is
 * @param ca who vouches for the authority's own server, where no system knows that
 * @param dns empty: no zone's records may be changed, and nothing needs it
 */
public record Ingress(
    Optional<DomainName> domain,
    Optional<EmailAddress> email,
    Entrances nodes,
    Acme acme,
    Challenge challenge,
    Optional<CaCertificate> ca,
    Optional<DnsNames> dns) {

  /** One whose authority every system knows, without a say in DNS. */
  public Ingress(
      Optional<DomainName> domain,
      Optional<EmailAddress> email,
      Entrances nodes,
      Acme acme,
      Challenge challenge) {
    this(domain, email, nodes, acme, challenge, Optional.empty(), Optional.empty());
  }

  /** Whether a node is one of those that take requests from outside. */
  public boolean isEntrance(NodeName node) {
    return switch (nodes) {
      case Entrances.All all -> true;
      case Entrances.Listed(var listed) -> listed.contains(node);
    };
  }

  /** The nodes that take requests from outside. */
  public sealed interface Entrances {
    record All() implements Entrances {}

    record Listed(SortedSet<NodeName> nodes) implements Entrances {
      public Listed {
        nodes = Ordered.copy(nodes);
      }
    }
  }

  /** Who signs certificates. */
  public sealed interface Acme {
    record LetsEncrypt() implements Acme {}

    record LetsEncryptStaging() implements Acme {}

    record Directory(URI url) implements Acme {}
  }

  /** How we prove that a name is ours; by DNS in any case where it is a wildcard. */
  public enum Challenge {
    HTTP,
    DNS
  }
}
