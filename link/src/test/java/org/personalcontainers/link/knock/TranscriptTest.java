package org.personalcontainers.link.knock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.ClusterName;
import org.personalcontainers.core.spec.JoinKey;
import org.personalcontainers.core.spec.NodeName;

class TranscriptTest {
  private static final OpenKey PI4 =
      new OpenKey(
          "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEeJTUTX1wQVojbnWZtlbhG1QIef9uNE9ARj+6zLPPnccud4A2eZ990E8kD3uhrA53gllasW2oY3KVbnUhX4gg8g==");
  private static final OpenKey PI1 =
      new OpenKey(
          "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEdzS95q+ZmWzAV37zgmdku1PYvDrAo3naKob266aUOb7eM6wBrlijBc79gUbzx1Cds9m4c3RRWKjnj0h03Dw4UA==");
  private static final JoinKey KEY =
      JoinKey.of("seventeen bytes!!".getBytes(StandardCharsets.US_ASCII));
  private static final Nonce ONE = new Nonce("11".repeat(32));
  private static final Nonce TWO = new Nonce("22".repeat(32));
  private static final Newcomer NEWCOMER =
      new Newcomer(new NodeName("pi4"), new Address("192.168.1.14"), "0123456789abcdef");
  private static final Transcript KNOCK =
      new Transcript(new ClusterName("home"), "ab".repeat(32), PI4, PI1, ONE, TWO, NEWCOMER);

  /** As Python's hmac module makes them of the same parts. */
  @Test
  void theProofsAreThese() {
    assertEquals(
        new Proof("d46b6c93257b465c76c99f92f04951600e386a4ebecbd25e83e6bdceb810b071"),
        KNOCK.proof(KEY, Side.KNOCKER));
    assertEquals(
        new Proof("269a714d440f22fbb7755331aec32b19c7d05e3c552087793b5b8aae4d7679ab"),
        KNOCK.proof(KEY, Side.DOOR));
  }

  @Test
  void whatIsSentBackProvesNothing() {
    assertNotEquals(KNOCK.proof(KEY, Side.DOOR), KNOCK.proof(KEY, Side.KNOCKER));
  }

  @Test
  void anotherKeyProvesNothing() {
    JoinKey other = JoinKey.of("seventeen bytes!?".getBytes(StandardCharsets.US_ASCII));
    assertNotEquals(KNOCK.proof(other, Side.KNOCKER), KNOCK.proof(KEY, Side.KNOCKER));
  }

  /** Another connection, another key on either end, another wish: each needs its own proof. */
  @Test
  void everyPartCounts() {
    Newcomer renamed = new Newcomer(new NodeName("pi5"), NEWCOMER.address(), NEWCOMER.machine());
    Newcomer moved = new Newcomer(NEWCOMER.name(), new Address("192.168.1.15"), NEWCOMER.machine());
    Newcomer other = new Newcomer(NEWCOMER.name(), NEWCOMER.address(), "fedcba9876543210");
    ClusterName home = KNOCK.cluster();
    String binding = KNOCK.binding();
    List<Transcript> all =
        List.of(
            KNOCK,
            new Transcript(new ClusterName("work"), binding, PI4, PI1, ONE, TWO, NEWCOMER),
            new Transcript(home, "ac".repeat(32), PI4, PI1, ONE, TWO, NEWCOMER),
            new Transcript(home, binding, PI1, PI1, ONE, TWO, NEWCOMER),
            new Transcript(home, binding, PI4, PI4, ONE, TWO, NEWCOMER),
            new Transcript(home, binding, PI1, PI4, ONE, TWO, NEWCOMER),
            new Transcript(home, binding, PI4, PI1, TWO, TWO, NEWCOMER),
            new Transcript(home, binding, PI4, PI1, ONE, ONE, NEWCOMER),
            new Transcript(home, binding, PI4, PI1, TWO, ONE, NEWCOMER),
            new Transcript(home, binding, PI4, PI1, ONE, TWO, renamed),
            new Transcript(home, binding, PI4, PI1, ONE, TWO, moved),
            new Transcript(home, binding, PI4, PI1, ONE, TWO, other));
    Set<String> proofs = new HashSet<>();
    all.forEach(transcript -> proofs.add(transcript.proof(KEY, Side.KNOCKER).value()));
    all.forEach(transcript -> proofs.add(transcript.proof(KEY, Side.DOOR).value()));
    assertEquals(2 * all.size(), proofs.size());
  }

  @Test
  void nothingThatIsPrintedIsASecret() {
    assertFalse(KNOCK.toString().contains("abab"));
    Proof proof = KNOCK.proof(KEY, Side.DOOR);
    assertFalse(proof.toString().contains(proof.value().substring(0, 8)));
  }

  @Test
  void whatIsNoKeyIsNone() {
    assertThrows(IllegalArgumentException.class, () -> new OpenKey("AAAA"));
    assertThrows(IllegalArgumentException.class, () -> new OpenKey("?"));
    assertThrows(IllegalArgumentException.class, () -> new OpenKey("A".repeat(10_000)));
  }
}
