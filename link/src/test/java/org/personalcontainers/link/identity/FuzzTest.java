package org.personalcontainers.link.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Certificates and PEM that were tampered with are never taken for those of a member, and never
 * break who reads them. A failure names its seed; -Dfuzz=1000000 plays as many.
 */
class FuzzTest {
  private static final int ROUNDS = Integer.getInteger("fuzz", 3_000);

  private final TestCluster cluster = new TestCluster("c-1");
  private final Identity agent = cluster.member(Role.AGENT, "pi1");
  private final Recognition recognition = Recognition.of(agent).orElseThrow();

  @Test
  void aCertificateWithAnyOtherByteIsNobodys() throws Exception {
    byte[] proper = cluster.member(Role.MANAGER, "pi2").certificate().getEncoded();
    assertTrue(recognition.certified(Certificates.read(proper)).isPresent());
    int read = 0;
    for (int seed = 0; seed < ROUNDS; seed++) {
      byte[] bytes = tampered(proper, new Random(seed));
      try {
        X509Certificate certificate = Certificates.read(bytes);
        read++;
        boolean same = Arrays.equals(certificate.getEncoded(), proper);
        assertEquals(same, recognition.certified(certificate).isPresent(), "seed " + seed);
      } catch (CertificateException e) {
        // It is no certificate any more.
      }
    }
    assertTrue(read > 0 && read < ROUNDS, read + " of " + ROUNDS + " were certificates still");
  }

  private static byte[] tampered(byte[] proper, Random random) {
    byte[] bytes = proper.clone();
    int times = 1 + random.nextInt(3);
    for (int i = 0; i < times; i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return random.nextInt(8) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
  }

  @Test
  void pemIsReadOrUnfit() {
    String proper = agent.pem();
    int read = 0;
    for (int seed = 0; seed < ROUNDS; seed++) {
      try {
        Identity.ofPem(tampered(proper, seed));
        read++;
      } catch (Unfit e) {
        // That is what it shall be.
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
    assertTrue(read < ROUNDS / 2, read + " were taken");
  }

  private static String tampered(String proper, int seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(proper);
    int times = 1 + random.nextInt(3);
    for (int i = 0; i < times && !text.isEmpty(); i++) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(4)) {
        case 0 -> text.setCharAt(at, (char) random.nextInt(256));
        case 1 -> text.deleteCharAt(at);
        case 2 -> text.insert(at, text.substring(0, at));
        default -> text.setLength(Math.max(1, at));
      }
    }
    return text.toString();
  }

  /** Whoever forges one needs the authority's key; all else they may choose freely. */
  @Test
  void aForgedCertificateIsNobodys() {
    Subject authority = Subject.authority(cluster.authority().cluster());
    Subject wanted = Subject.member(cluster.authority().cluster(), Role.MANAGER, "pi2");
    Identity forger = Identity.stranger("pi2");
    X509Certificate byMyself = forged(wanted, authority, forger.publicKey(), forger.key());
    X509Certificate byAMember = forged(wanted, authority, forger.publicKey(), agent.key());
    assertEquals(Optional.empty(), recognition.certified(byMyself));
    assertEquals(Optional.empty(), recognition.certified(byAMember));
  }

  private X509Certificate forged(
      Subject subject, Subject issuer, PublicKey key, PrivateKey signer) {
    PublicKey believed = cluster.authority().certificate().getPublicKey();
    return Certificates.member(
        subject,
        Role.MANAGER,
        key,
        Authority.FOR_EVER,
        new Certificates.Issuer(issuer, believed, signer));
  }

  /** Signed by the authority, but not as it signs: a subject of more parts, or of other kinds. */
  @Test
  void aSubjectOfAnotherFormIsNobodys() {
    assertEquals(Optional.empty(), subject("CN=pi2,OU=manager,O=c-1,C=DE"));
    assertEquals(Optional.empty(), subject("CN=pi2,OU=agent+OU=manager,O=c-1"));
    assertEquals(Optional.empty(), subject("OU=manager,CN=pi2,O=c-1"));
    assertEquals(Optional.empty(), subject("CN=pi2\\,OU=manager,O=c-1"));
    assertEquals(Optional.empty(), subject("CN=Pi2,OU=manager,O=c-1"));
    assertEquals(Optional.empty(), subject(""));
    assertEquals(
        Optional.of(Role.MANAGER), subject("CN=pi2,OU=manager,O=c-1").flatMap(Subject::role));
    assertEquals(Optional.empty(), subject("CN=pi2,OU=root,O=c-1").flatMap(Subject::role));
  }

  private static Optional<Subject> subject(String name) {
    return Subject.of(new javax.security.auth.x500.X500Principal(name));
  }

  @Test
  void noCertificateIsLargerThanACertificate() {
    assertThrows(CertificateException.class, () -> Certificates.read(new byte[20_000]));
    assertThrows(Unfit.class, () -> Pem.read("a".repeat(70_000)));
  }

  /** The century is written in two ways, and read by the JDK. */
  @Test
  void timesAreWrittenAsTheyAreRead() {
    for (String time :
        List.of("1970-01-01T00:00:01Z", "2049-12-31T23:59:59Z", "2050-01-01T00:00:00Z")) {
      X509Certificate certificate =
          cluster.authority().issue(agent.publicKey(), Role.PERSON, "p", Instant.parse(time));
      assertEquals(Instant.parse(time), certificate.getNotAfter().toInstant());
    }
  }
}
