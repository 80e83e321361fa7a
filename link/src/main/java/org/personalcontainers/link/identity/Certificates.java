package org.personalcontainers.link.identity;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Makes X.509 certificates (RFC 5280), signed by ECDSA with SHA-256. */
final class Certificates {
  /** A Pi's clock may start anywhere: no certificate of ours is ever too young. */
  private static final Instant ALWAYS = Instant.EPOCH;

  /** What RFC 5280, 4.1.2.5 has for a certificate without an end. */
  static final Instant FOR_EVER = Instant.parse("9999-12-31T23:59:59Z");

  private static final int LARGEST = 16 * 1024;
  private static final byte[] ECDSA_WITH_SHA256 = Der.sequence(Der.oid("1.2.840.10045.4.3.2"));
  private static final String SERVER = "1.3.6.1.5.5.7.3.1";
  private static final String CLIENT = "1.3.6.1.5.5.7.3.2";
  private static final byte SIGNS = (byte) 0x80;
  private static final byte SIGNS_CERTIFICATES = 0x04;

  private Certificates() {}

  /** Who signs, and how the JDK and others find that it did. */
  record Issuer(Subject subject, PublicKey key, PrivateKey signer) {
    @Override
    public String toString() {
      return subject.toString();
    }
  }

  static X509Certificate authority(Subject subject, KeyPair key) {
    return made(
        subject,
        key.getPublic(),
        FOR_EVER,
        new Issuer(subject, key.getPublic(), key.getPrivate()),
        List.of(
            critical("2.5.29.19", Der.sequence(Der.truth(), Der.integer(BigInteger.ZERO))),
            critical("2.5.29.15", Der.bits(2, SIGNS_CERTIFICATES)),
            extension("2.5.29.14", Der.octets(keyId(key.getPublic())))));
  }

  static X509Certificate member(
      Subject subject, Role role, PublicKey key, Instant until, Issuer issuer) {
    List<byte[]> extensions = new ArrayList<>(forTls(subject, usages(role)));
    extensions.add(extension("2.5.29.14", Der.octets(keyId(key))));
    extensions.add(extension("2.5.29.35", Der.sequence(Der.plain(0, keyId(issuer.key())))));
    return made(subject, key, until, issuer, extensions);
  }

  static X509Certificate selfSigned(Subject subject, KeyPair key) {
    Issuer issuer = new Issuer(subject, key.getPublic(), key.getPrivate());
    List<byte[]> extensions = forTls(subject, List.of(SERVER, CLIENT));
    return made(subject, key.getPublic(), FOR_EVER, issuer, extensions);
  }

  /** Any way to make one is good (RFC 7093): it only helps to find the issuer. */
  private static byte[] keyId(PublicKey key) {
    return HexFormat.of().parseHex(Fingerprint.of(key).value().substring(0, 40));
  }

  static List<String> usages(Role role) {
    return switch (role) {
      case AGENT, MANAGER -> List.of(SERVER, CLIENT);
      case PERSON, METRICS -> List.of(CLIENT);
    };
  }

  private static List<byte[]> forTls(Subject subject, List<String> usages) {
    byte[][] oids = usages.stream().map(Der::oid).toArray(byte[][]::new);
    byte[] host = Der.plain(2, subject.name().getBytes(StandardCharsets.US_ASCII));
    return List.of(
        critical("2.5.29.19", Der.sequence()),
        critical("2.5.29.15", Der.bits(7, SIGNS)),
        extension("2.5.29.37", Der.sequence(oids)),
        extension("2.5.29.17", Der.sequence(host)));
  }

  private static byte[] extension(String oid, byte[] value) {
    return Der.sequence(Der.oid(oid), Der.octets(value));
  }

  private static byte[] critical(String oid, byte[] value) {
    return Der.sequence(Der.oid(oid), Der.truth(), Der.octets(value));
  }

  private static X509Certificate made(
      Subject subject, PublicKey key, Instant until, Issuer issuer, List<byte[]> extensions) {
    List<byte[]> parts = new ArrayList<>();
    parts.add(Der.wrapped(0, Der.integer(BigInteger.TWO)));
    parts.add(Der.integer(serial()));
    parts.add(ECDSA_WITH_SHA256);
    parts.add(issuer.subject().der());
    parts.add(Der.sequence(Der.time(ALWAYS), Der.time(until)));
    parts.add(subject.der());
    parts.add(key.getEncoded());
    parts.add(Der.wrapped(3, Der.sequence(extensions.toArray(byte[][]::new))));
    return signed(Der.sequence(parts.toArray(byte[][]::new)), issuer.signer());
  }

  /** Positive, and of 127 random bits: nobody has to remember which were used. */
  private static BigInteger serial() {
    return new BigInteger(127, new SecureRandom()).setBit(126);
  }

  private static X509Certificate signed(byte[] content, PrivateKey signer) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(signer);
      signature.update(content);
      byte[] whole = Der.sequence(content, ECDSA_WITH_SHA256, Der.bits(0, signature.sign()));
      return read(whole);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java can sign by ECDSA", e);
    }
  }

  static X509Certificate read(byte[] der) throws CertificateException {
    if (der.length > LARGEST) {
      throw new CertificateException("a certificate has at most " + LARGEST + " bytes");
    }
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }
}
