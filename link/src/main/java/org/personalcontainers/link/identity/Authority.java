package org.personalcontainers.link.identity;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.personalcontainers.core.ledger.ClusterId;

/** A cluster's own certificate authority: whoever holds it says who belongs to the cluster. */
public final class Authority {
  /** Machines have no date: their clocks may be wrong, and who was removed is struck off a list. */
  public static final Instant FOR_EVER = Certificates.FOR_EVER;

  private final Subject subject;
  private final PrivateKey key;
  private final X509Certificate certificate;

  private Authority(Subject subject, PrivateKey key, X509Certificate certificate) {
    this.subject = subject;
    this.key = key;
    this.certificate = certificate;
  }

  public static Authority found(ClusterId cluster) {
    KeyPair pair = Keys.pair();
    Subject subject = Subject.authority(cluster);
    return new Authority(subject, pair.getPrivate(), Certificates.authority(subject, pair));
  }

  public ClusterId cluster() {
    return new ClusterId(subject.cluster());
  }

  public X509Certificate certificate() {
    return certificate;
  }

  /**
   * For whoever has proven to have the key. Throws {@link Unfit} for a key that is not on P-256,
   * and IllegalArgumentException for a name that is none.
   *
   * @param until the last moment of it, to the second
   */
  public X509Certificate issue(PublicKey holder, Role role, String name, Instant until) {
    try {
      Subject member = Subject.member(cluster(), role, name);
      return Certificates.member(member, role, Keys.checked(holder), until, issuer());
    } catch (GeneralSecurityException e) {
      throw new Unfit("no certificate for this key: " + e.getMessage(), e);
    }
  }

  private Certificates.Issuer issuer() {
    return new Certificates.Issuer(subject, certificate.getPublicKey(), key);
  }

  /** All of it, the private key too. */
  public String pem() {
    return Pem.write(List.of(new Pem.Block(Pem.KEY, key.getEncoded()), Pem.of(certificate)));
  }

  /** Throws {@link Unfit}, and nothing else, whatever it is given. */
  public static Authority ofPem(String text) {
    Identity whole = Identity.ofPem(text);
    Subject subject =
        Subject.of(whole.certificate().getSubjectX500Principal())
            .filter(Subject::isAuthority)
            .orElseThrow(() -> new Unfit("it is not a cluster's authority"));
    return new Authority(subject, whole.key(), whole.certificate());
  }

  @Override
  public String toString() {
    return "authority of " + subject.cluster();
  }
}
