package org.personalcontainers.link.identity;

import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Tells members of one cluster from all others. A member's certificate comes from the cluster's
 * authority alone, by a chain as PKIX wants it (RFC 5280), and names the cluster, a role and a name
 * exactly as the authority writes them. Its end is judged by this machine's clock; there is no
 * beginning to judge, and the certificates of machines have no end.
 */
final class Recognition {
  private final X509Certificate authority;
  private final Subject cluster;
  private final InstantSource clock;
  private final Supplier<Struck> struck;

  private Recognition(
      X509Certificate authority, Subject cluster, InstantSource clock, Supplier<Struck> struck) {
    this.authority = authority;
    this.cluster = cluster;
    this.clock = clock;
    this.struck = struck;
  }

  /** None for a stranger, who knows no authority. */
  static Optional<Recognition> of(Identity identity) {
    return of(identity, InstantSource.system(), () -> Struck.NONE);
  }

  /**
   * @param struck asked each time somebody is to be recognised
   */
  static Optional<Recognition> of(Identity identity, InstantSource clock, Supplier<Struck> struck) {
    return identity
        .authority()
        .flatMap(
            authority ->
                Subject.of(authority.getSubjectX500Principal())
                    .filter(Subject::isAuthority)
                    .map(subject -> new Recognition(authority, subject, clock, struck)));
  }

  /** As whom the authority knows the holder of this certificate, if it does. */
  Optional<Peer.Certified> certified(X509Certificate certificate) {
    return Subject.of(certificate.getSubjectX500Principal())
        .filter(subject -> subject.cluster().equals(cluster.cluster()))
        .flatMap(subject -> certified(subject, certificate));
  }

  private Optional<Peer.Certified> certified(Subject subject, X509Certificate certificate) {
    return subject
        .role()
        .filter(role -> isIssued(certificate) && mayBeUsed(certificate, role))
        .map(
            role ->
                new Peer.Certified(
                    role, subject.name(), Fingerprint.of(certificate.getPublicKey())))
        .filter(peer -> !struck.get().holds(peer.fingerprint()));
  }

  private boolean isIssued(X509Certificate certificate) {
    try {
      PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(authority, null)));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(clock.instant()));
      CertPath path =
          CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate));
      CertPathValidator.getInstance("PKIX").validate(path, parameters);
      Keys.checked(certificate.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static boolean mayBeUsed(X509Certificate certificate, Role role) {
    try {
      List<String> usages = certificate.getExtendedKeyUsage();
      return certificate.getBasicConstraints() < 0
          && usages != null
          && usages.equals(Certificates.usages(role));
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
