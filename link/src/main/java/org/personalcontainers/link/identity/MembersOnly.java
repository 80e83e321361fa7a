package org.personalcontainers.link.identity;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;

/** Takes members of the cluster in some roles, and nobody else. */
final class MembersOnly extends Trust {
  private final Optional<Recognition> recognition;
  private final Set<Role> roles;

  MembersOnly(Optional<Recognition> recognition, Set<Role> roles) {
    this.recognition = recognition;
    this.roles = Set.copyOf(roles);
  }

  @Override
  void check(X509Certificate[] chain) throws CertificateException {
    Peer.Certified peer =
        recognition
            .flatMap(known -> known.certified(chain[0]))
            .orElseThrow(
                () ->
                    new CertificateException(
                        chain[0].getSubjectX500Principal() + " is no member of this cluster"));
    if (!roles.contains(peer.role())) {
      throw new CertificateException(
          peer.name() + " has the role " + peer.role() + ", which is none of " + roles);
    }
  }
}
