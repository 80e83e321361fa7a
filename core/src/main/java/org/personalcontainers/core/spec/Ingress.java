package org.personalcontainers.core.spec;

import java.util.Optional;
import java.util.SortedSet;

/** How the outside reaches what runs inside. */
public record Ingress(
    Optional<DomainName> domain,
    Optional<EmailAddress> email,
    Entrances nodes,
    Acme acme,
    Challenge challenge) {

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

    record Directory(java.net.URI url) implements Acme {}
  }

  /** How we prove that a name is ours. */
  public enum Challenge {
    HTTP,
    DNS
  }
}
