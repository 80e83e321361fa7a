package org.personalcontainers.link.knock;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.ledger.ClusterId;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.ClusterName;
import org.personalcontainers.core.spec.Contact;
import org.personalcontainers.core.spec.JoinKey;
import org.personalcontainers.core.spec.KeyId;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.core.wire.Unreadable;
import org.personalcontainers.fuzz.Fuzz;
import org.personalcontainers.link.identity.Identity;

/** The words of strangers at the door, and of a door that may be a stranger's. */
class FuzzTest {
  private static final String[] WORDS = {
    "{",
    "}",
    "[",
    "]",
    "\"",
    ":",
    ",",
    "null",
    "true",
    "-1",
    "\"kind\":\"",
    "\"nonce\":",
    "\"proof\":",
    "\"knock\":",
    "\\u0000",
    "\\ud800",
    "PT1S",
    "P999999D",
    "0.0.0.0",
    "::",
    "[[[[[[[["
  };
  private static final Nonce NONCE = new Nonce("1f".repeat(32));
  private static final ClusterName HOME = new ClusterName("home");
  private static final Newcomer PI4 =
      new Newcomer(new NodeName("pi4"), new Address("192.168.1.14"), "0123456789abcdef");
  private static final Knock KNOCK = new Knock(HOME, new KeyId("0123456789abcdef"), PI4, NONCE);
  private static final Identity SOMEBODY = Identity.stranger("pi4");
  private static final Proof PROOF = new Proof("ab".repeat(32));

  private static <T> void play(String name, Form<T> form, List<T> good) {
    Fuzz.of(FuzzTest.class, name, Unreadable.class)
        .samples(good.stream().map(form::write).toList())
        .words(WORDS)
        .play(form::read);
  }

  @Test
  void knocks() {
    play("knock", Words.KNOCK, List.of(KNOCK));
  }

  @Test
  void openings() {
    play("opening", Words.OPENING, List.of(new Opening(NONCE, PROOF)));
  }

  @Test
  void stays() {
    Claim claim =
        new Claim(HOME, new NodeName("pi1"), SOMEBODY.fingerprint(), NONCE, Duration.ofMinutes(2));
    List<ClaimAnswer> answers =
        List.of(
            new ClaimAnswer.Granted(claim.nonce()),
            new ClaimAnswer.Taken(HOME, new NodeName("pi2"), Duration.ofSeconds(7)),
            new ClaimAnswer.Belongs(HOME, new ClusterId("c1")),
            new ClaimAnswer.Failed("disk full"));
    play(
        "stay",
        Words.STAY,
        answers.stream()
            .map(answer -> new Stay(KNOCK, PROOF, Optional.of("{}"), Optional.of(answer)))
            .toList());
  }

  @Test
  void rulings() {
    Admission admission =
        new Admission(
            HOME, new ClusterId("c1"), PI4.name(), "certificate", "authority", Optional.of(NONCE));
    play(
        "ruling",
        Words.RULING,
        List.of(
            new Ruling.Waiting("nobody founded a cluster yet"),
            new Ruling.Claimed(
                new Claim(HOME, PI4.name(), SOMEBODY.fingerprint(), NONCE, Claim.TERM)),
            new Ruling.Released(NONCE),
            new Ruling.Admitted(admission),
            new Ruling.Refused("no"),
            new Ruling.Elsewhere(Contact.parse("192.168.1.12"))));
  }

  /** What a door passes on to its manager holds a transcript, which must be proven all the same. */
  @Test
  void whatIsPassedOn() {
    OpenKey key = OpenKey.of(SOMEBODY.publicKey());
    JoinKey secret = JoinKey.of("seventeen bytes!!".getBytes(StandardCharsets.US_ASCII));
    Transcript transcript = new Transcript(HOME, "ab".repeat(32), key, key, NONCE, NONCE, PI4);
    Stay stay = new Stay(KNOCK, PROOF, Optional.empty(), Optional.empty());
    Fuzz.of(FuzzTest.class, "passed", Unreadable.class)
        .samples(List.of(Words.PASSED.write(new Passed(stay, transcript))))
        .words(WORDS)
        .play(bytes -> Words.PASSED.read(bytes).transcript().proof(secret, Side.KNOCKER));
  }
}
