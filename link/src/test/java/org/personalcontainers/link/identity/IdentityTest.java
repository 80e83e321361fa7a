package org.personalcontainers.link.identity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.core.ledger.ClusterId;

/** Keys and certificates, made, kept and found again. */
class IdentityTest {
  @TempDir Path directory;

  private final TestCluster cluster = new TestCluster("3f1c-77");

  @Test
  void isKeptForItsOwnerAlone() throws IOException {
    Path home = directory.resolve("a/identity");
    assertEquals(Optional.empty(), Identity.load(home));
    Identity stranger = Identity.stranger("pi1");
    stranger.store(home);
    assertEquals("rwx------", permissions(home));
    assertEquals("rw-------", permissions(home.resolve("identity.pem")));
    assertEquals(stranger.pem(), Identity.load(home).orElseThrow().pem());
    Identity member = cluster.member(Role.AGENT, "pi1");
    member.store(home);
    assertEquals(member.pem(), Identity.load(home).orElseThrow().pem());
    try (var files = Files.list(home)) {
      assertEquals(List.of(home.resolve("identity.pem")), files.toList());
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void aBrokenFileIsAnErrorAndStaysAsItIs() throws IOException {
    Files.writeString(directory.resolve("identity.pem"), "-----BEGIN nothing");
    assertThrows(IOException.class, () -> Identity.load(directory));
    Files.write(directory.resolve("identity.pem"), new byte[] {(byte) 0xff, 0});
    assertThrows(IOException.class, () -> Identity.load(directory));
    assertEquals(2, Files.size(directory.resolve("identity.pem")));
  }

  @Test
  void aMemberKnowsItsClusterAndAStrangerNone() {
    Identity member = cluster.member(Role.AGENT, "pi1");
    assertEquals(Optional.of(new ClusterId("3f1c-77")), member.cluster());
    assertEquals(
        Optional.of(new Peer.Certified(Role.AGENT, "pi1", member.fingerprint())), member.member());
    Identity dismissed = member.dismissed("pi1");
    assertEquals(Optional.empty(), dismissed.cluster());
    assertEquals(Optional.empty(), dismissed.member());
    assertEquals(member.fingerprint(), dismissed.fingerprint());
  }

  @Test
  void anotherKeysCertificateIsNotTaken() {
    Identity one = Identity.stranger("pi1");
    X509Certificate others = cluster.member(Role.AGENT, "pi2").certificate();
    X509Certificate root = cluster.authority().certificate();
    assertThrows(Unfit.class, () -> one.admitted(others, root));
    X509Certificate own =
        cluster.authority().issue(one.publicKey(), Role.AGENT, "pi1", Authority.FOR_EVER);
    X509Certificate wrongRoot = new TestCluster("3f1c-77").authority().certificate();
    assertThrows(Unfit.class, () -> one.admitted(own, wrongRoot));
    assertEquals("pi1", one.admitted(own, root).member().orElseThrow().name());
  }

  /** What a certificate of a node itself signs is worth nothing. */
  @Test
  void aMemberIsNoAuthority() {
    Identity member = cluster.member(Role.AGENT, "pi1");
    assertThrows(Unfit.class, () -> Authority.ofPem(member.pem()));
    assertThrows(Unfit.class, () -> Authority.ofPem(Identity.stranger("authority").pem()));
  }

  @Test
  void anAuthorityIsFoundAgain() {
    Authority again = Authority.ofPem(cluster.authority().pem());
    assertEquals(new ClusterId("3f1c-77"), again.cluster());
    Identity stranger = Identity.stranger("x");
    X509Certificate certificate =
        again.issue(stranger.publicKey(), Role.PERSON, "x", Instant.parse("2049-12-31T23:59:59Z"));
    Identity person = stranger.admitted(certificate, cluster.authority().certificate());
    assertEquals(Role.PERSON, person.member().orElseThrow().role());
  }

  @Test
  void certifiesOnlyProperNamesAndKeys() throws Exception {
    PublicKey key = Identity.stranger("x").publicKey();
    for (String name :
        List.of("", "Pi1", "pi1,OU=manager", "a.b", "-a", "a".repeat(64), "ä", "a\n")) {
      assertThrows(IllegalArgumentException.class, () -> issue(key, name), name);
    }
    KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
    rsa.initialize(1024);
    assertThrows(Unfit.class, () -> issue(rsa.generateKeyPair().getPublic(), "pi1"));
    KeyPairGenerator larger = KeyPairGenerator.getInstance("EC");
    larger.initialize(384);
    assertThrows(Unfit.class, () -> issue(larger.generateKeyPair().getPublic(), "pi1"));
    for (String id : List.of("a b", "a,O=b", "", "a".repeat(64))) {
      assertThrows(IllegalArgumentException.class, () -> Authority.found(new ClusterId(id)), id);
    }
  }

  private X509Certificate issue(PublicKey key, String name) {
    return cluster.authority().issue(key, Role.AGENT, name, Authority.FOR_EVER);
  }

  @Test
  void aCertificateSaysWhatItIsFor() throws Exception {
    X509Certificate agent = cluster.member(Role.AGENT, "pi1").certificate();
    assertEquals("CN=pi1,OU=agent,O=3f1c-77", agent.getSubjectX500Principal().getName());
    assertEquals(List.of(List.of(2, "pi1")), List.copyOf(agent.getSubjectAlternativeNames()));
    assertEquals(-1, agent.getBasicConstraints());
    assertTrue(agent.getKeyUsage()[0]);
    assertFalse(agent.getKeyUsage()[5]);
    assertEquals(Authority.FOR_EVER, agent.getNotAfter().toInstant());
    assertEquals(Instant.EPOCH, agent.getNotBefore().toInstant());
    assertEquals(
        List.of("1.3.6.1.5.5.7.3.2"),
        cluster.member(Role.PERSON, "p").certificate().getExtendedKeyUsage());
    X509Certificate root = cluster.authority().certificate();
    assertEquals(0, root.getBasicConstraints());
    assertTrue(root.getKeyUsage()[5]);
    assertTrue(agent.getSerialNumber().signum() > 0);
    assertEquals(127, agent.getSerialNumber().bitLength());
  }

  /** Strict readers, such as Python's, refuse a certificate that does not name its issuer's key. */
  @Test
  void aCertificateNamesItsIssuersKey() {
    byte[] issuer = cluster.authority().certificate().getExtensionValue("2.5.29.14");
    byte[] named = cluster.member(Role.AGENT, "pi1").certificate().getExtensionValue("2.5.29.35");
    assertArrayEquals(tail(issuer), tail(named));
  }

  private static byte[] tail(byte[] value) {
    return Arrays.copyOfRange(value, value.length - 20, value.length);
  }

  @Test
  void neitherKeysNorExportersAreShown() {
    Identity identity = Identity.stranger("pi1");
    assertEquals(
        "CN=pi1, OU=stranger, O=stranger " + identity.fingerprint().shortened(),
        identity.toString());
    assertEquals("authority of 3f1c-77", cluster.authority().toString());
    assertEquals("exporter of a connection", new Exporter(new byte[] {1}).toString());
  }

  @Test
  void groupsAreReadAnew() throws IOException {
    Path file = directory.resolve("group");
    UnixGroups groups = new UnixGroups(file);
    Peer.LocalUser ann = new Peer.LocalUser("ann", "users");
    assertFalse(groups.belongs(ann, "pcctl"));
    Files.writeString(file, "root:x:0:\npcctl:x:990:bob,joann,ann2\nann:x:7:ann\nbroken\n");
    assertFalse(groups.belongs(ann, "pcctl"));
    assertTrue(groups.belongs(ann, "users"));
    assertTrue(groups.belongs(new Peer.LocalUser("bob", "users"), "pcctl"));
    Files.writeString(file, "pcctl:x:990:bob,ann\n");
    assertTrue(groups.belongs(ann, "pcctl"));
  }
}
