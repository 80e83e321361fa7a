package org.personalcontainers.manager.join;

import java.util.Optional;
import java.util.SortedMap;
import org.personalcontainers.core.spec.ClusterName;
import org.personalcontainers.link.identity.Authority;
import org.personalcontainers.link.identity.PublicPem;
import org.personalcontainers.link.identity.Role;
import org.personalcontainers.link.knock.Addressed;
import org.personalcontainers.link.knock.Admission;
import org.personalcontainers.manager.store.Content;
import org.personalcontainers.manager.store.Document;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.Write;

/** The cluster's authority, and what it signs. */
public final class Papers {
  private static final DocumentName NAME = new DocumentName("authority");

  private Papers() {}

  static Write write(Authority authority) {
    return new Write.Put(NAME, Write.ABSENT, Content.of(authority.pem()));
  }

  /** Empty before a cluster was founded. */
  public static Optional<Authority> authority(SortedMap<DocumentName, Document> all) {
    return Optional.ofNullable(all.get(NAME))
        .map(document -> Authority.ofPem(document.content().text()));
  }

  /** The word that lets a node in; a new certificate for the same key each time it is asked for. */
  static Addressed admission(Authority authority, ClusterName cluster, AdmissionPaper paper) {
    String name = paper.newcomer().name().value();
    Admission admission =
        new Admission(
            cluster,
            authority.cluster(),
            paper.newcomer().name(),
            PublicPem.of(authority.issue(paper.key().key(), Role.AGENT, name, Authority.FOR_EVER)),
            PublicPem.of(authority.certificate()),
            paper.claim());
    return new Addressed(paper.key().fingerprint(), admission);
  }
}
