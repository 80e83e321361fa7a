package org.personalcontainers.link.knock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.ledger.ClusterId;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.ClusterName;
import org.personalcontainers.core.spec.Contact;
import org.personalcontainers.core.spec.KeyId;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.wire.Unreadable;
import org.personalcontainers.link.identity.Fingerprint;

class WordsTest {
  private static final ClusterName HOME = new ClusterName("home");
  private static final Nonce NONCE = new Nonce("1f".repeat(32));
  private static final Knock KNOCK =
      new Knock(
          HOME,
          new KeyId("0123456789abcdef"),
          new Newcomer(new NodeName("pi4"), new Address("192.168.1.14"), "0123"),
          NONCE);
  private static final Claim CLAIM =
      new Claim(HOME, new NodeName("pi1"), new Fingerprint("ab".repeat(32)), NONCE, Claim.TERM);

  @Test
  void everyRulingComesBackAsItWent() {
    List<Ruling> all =
        List.of(
            new Ruling.Waiting("nobody founded a cluster yet"),
            new Ruling.Claimed(CLAIM),
            new Ruling.Released(NONCE),
            new Ruling.Admitted(
                new Admission(
                    HOME, new ClusterId("c1"), new NodeName("pi4"), "c", "a", Optional.of(NONCE))),
            new Ruling.Refused("no"),
            new Ruling.Elsewhere(Contact.parse("192.168.1.12")));
    all.forEach(each -> assertEquals(each, Words.RULING.read(Words.RULING.write(each))));
  }

  @Test
  void everyAnswerComesBackAsItWent() {
    List<ClaimAnswer> all =
        List.of(
            new ClaimAnswer.Granted(NONCE),
            new ClaimAnswer.Taken(HOME, new NodeName("pi2"), Duration.ofSeconds(7)),
            new ClaimAnswer.Belongs(HOME, new ClusterId("c1")),
            new ClaimAnswer.Failed("disk full"));
    for (ClaimAnswer each : all) {
      Stay stay = new Stay(KNOCK, new Proof("00".repeat(32)), Optional.of("{}"), Optional.of(each));
      assertEquals(stay, Words.STAY.read(Words.STAY.write(stay)));
    }
  }

  /** Whatever a stranger sends: it is read, or it is Unreadable, and nothing else. */
  @Test
  void mangledWordsAreReadOrRefused() {
    Random random = new Random(7671);
    Stay stay =
        new Stay(
            KNOCK,
            new Proof("00".repeat(32)),
            Optional.empty(),
            Optional.of(new ClaimAnswer.Granted(NONCE)));
    byte[] good = Words.STAY.write(stay);
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = good.clone();
      for (int slips = random.nextInt(4); slips >= 0; slips--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try {
        Words.STAY.read(bytes);
      } catch (Unreadable e) {
        refused++;
      }
    }
    assertTrue(refused > 10_000, refused + " were refused");
    assertThrows(Unreadable.class, () -> Words.KNOCK.read("{}".getBytes(StandardCharsets.UTF_8)));
    assertThrows(Unreadable.class, () -> Words.KNOCK.read(new byte[2_000_000]));
  }
}
