package org.personalcontainers.agent.join;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.personalcontainers.link.identity.Exporter;
import org.personalcontainers.link.knock.Knock;
import org.personalcontainers.link.knock.Nonce;
import org.personalcontainers.link.knock.OpenKey;
import org.personalcontainers.link.knock.Opening;
import org.personalcontainers.link.knock.Ruling;
import org.personalcontainers.link.knock.Stay;
import org.personalcontainers.link.knock.Transcript;

/**
 * Takes knocks. It remembers nothing of whom it does not know: its nonce is made from the
 * connection and a secret of its own, so that strangers cost neither memory nor a clean-up.
 */
public final class Door {
  /** The same for a wrong key, a key that nobody knows, and a proof from another connection. */
  static final Ruling UNPROVEN = new Ruling.Refused("the proof does not hold");

  private static final String MAC = "HmacSHA256";

  private final byte[] secret = new byte[32];
  private final OpenKey own;
  private final Supplier<Judge> judge;

  /**
   * @param judge asked anew for each word: a node may become a member at any time
   */
  Door(OpenKey own, Supplier<Judge> judge, RandomGenerator chance) {
    this.own = own;
    this.judge = judge;
    chance.nextBytes(secret);
  }

  Opening open(Knock knock, OpenKey knocker, Exporter exporter) throws InterruptedException {
    Transcript transcript = transcript(knock, knocker, exporter);
    return new Opening(transcript.ofDoor(), judge.get().open(knock, transcript));
  }

  Ruling stay(Stay stay, OpenKey knocker, Exporter exporter) throws InterruptedException {
    return judge.get().stay(stay, transcript(stay.knock(), knocker, exporter));
  }

  private Transcript transcript(Knock knock, OpenKey knocker, Exporter exporter) {
    return new Transcript(
        knock.cluster(),
        Transcript.binding(exporter),
        knocker,
        own,
        knock.nonce(),
        nonce(exporter),
        knock.newcomer());
  }

  private Nonce nonce(Exporter exporter) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(secret, MAC));
      return new Nonce(HexFormat.of().formatHex(mac.doFinal(exporter.bytes())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + MAC, e);
    }
  }
}
