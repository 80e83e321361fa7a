package org.personalcontainers.link.knock;

import java.util.Optional;
import org.personalcontainers.core.ledger.ClusterId;
import org.personalcontainers.core.spec.ClusterName;
import org.personalcontainers.core.spec.NodeName;

/**
 * The word that lets a node in. May be said twice.
 *
 * @param certificate the node's own, in PEM
 * @param authority the certificate of the cluster's authority, in PEM
 * @param claim that this follows; empty where the cluster stood already
 */
public record Admission(
    ClusterName cluster,
    ClusterId id,
    NodeName name,
    String certificate,
    String authority,
    Optional<Nonce> claim) {
  private static final int LONGEST = 16_384;

  public Admission {
    if (certificate.length() > LONGEST || authority.length() > LONGEST) {
      throw new IllegalArgumentException("a certificate has at most " + LONGEST + " characters");
    }
  }
}
