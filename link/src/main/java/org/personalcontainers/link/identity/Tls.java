package org.personalcontainers.link.identity;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** TLS 1.3 as one identity speaks it, and who is at the other end. */
public final class Tls {
  private static final String LABEL = "EXPERIMENTAL personal-containers link";
  private static final int EXPORTED = 32;
  private static final String TICKETS = "jdk.tls.server.newSessionTicketCount";

  private static final String GROUPS = "jdk.tls.namedGroups";

  static {
    // The JDK has switches for the whole process only.
    // Tickets to resume a session with: nobody could use ours, and each is as large as a
    // certificate.
    unlessSet(TICKETS, "0");
    // The newest exchange of keys has a second one in it, which costs a cold JVM a quarter of each
    // handshake.
    unlessSet(GROUPS, "x25519, secp256r1");
  }

  private static void unlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  private final KeyManager key;
  private final Optional<Recognition> recognition;

  private Tls(Identity identity, InstantSource clock, Supplier<Struck> struck) {
    this.key = new OwnKey(identity);
    this.recognition = Recognition.of(identity, clock, struck);
  }

  public static Tls of(Identity identity) {
    return of(identity, InstantSource.system());
  }

  public static Tls of(Identity identity, InstantSource clock) {
    return new Tls(identity, clock, () -> Struck.NONE);
  }

  /**
   * Recognises nobody whose key was struck off.
   *
   * @param struck asked at each handshake: there may be more of them by then
   */
  public static Tls of(Identity identity, Supplier<Struck> struck) {
    return new Tls(identity, InstantSource.system(), struck);
  }

  /**
   * For one connection, and only one: nothing can be resumed from an earlier one, so that each
   * proves anew who is there, and has an exporter value of its own. It takes any certificate; the
   * peer has proven its key then, and nothing more.
   */
  public SSLContext forOneConnection() {
    return context(new AnyKey());
  }

  /**
   * For servers and clients that are not ours, such as the transports of Raft and of the managers'
   * group: who has no certificate of our authority with one of these roles is refused in the
   * handshake. The server must ask for the client's certificate. A stranger trusts nobody.
   */
  public SSLContext context(Set<Role> peers) {
    return context(new MembersOnly(recognition, peers));
  }

  private SSLContext context(X509ExtendedTrustManager trust) {
    try {
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(new KeyManager[] {key}, new TrustManager[] {trust}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has TLS 1.3", e);
    }
  }

  /** Who is there, once the handshake is done. */
  public Peer peer(SSLSession session) throws SSLException {
    try {
      Certificate first = session.getPeerCertificates()[0];
      return first instanceof X509Certificate certificate
          ? peer(certificate, session)
          : stranger(first.getPublicKey(), session);
    } catch (SSLPeerUnverifiedException e) {
      return new Peer.Anonymous();
    }
  }

  private Peer peer(X509Certificate certificate, SSLSession session) throws SSLException {
    Optional<Peer.Certified> member = recognition.flatMap(known -> known.certified(certificate));
    return member.isPresent() ? member.get() : stranger(certificate.getPublicKey(), session);
  }

  private static Peer stranger(PublicKey key, SSLSession session) throws SSLException {
    return new Peer.Stranger(key, Fingerprint.of(key), exporter(session));
  }

  public static Exporter exporter(SSLSession session) throws SSLException {
    ExtendedSSLSession extended = (ExtendedSSLSession) session;
    return new Exporter(extended.exportKeyingMaterialData(LABEL, new byte[0], EXPORTED));
  }
}
