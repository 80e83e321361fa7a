package org.personalcontainers.manager.join;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.ClusterName;
import org.personalcontainers.core.spec.JoinKey;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.link.knock.Guest;
import org.personalcontainers.link.knock.Knock;
import org.personalcontainers.link.knock.Newcomer;
import org.personalcontainers.link.knock.Nonce;
import org.personalcontainers.link.knock.OpenKey;
import org.personalcontainers.link.knock.Passed;
import org.personalcontainers.link.knock.Proof;
import org.personalcontainers.link.knock.Side;
import org.personalcontainers.link.knock.Stay;
import org.personalcontainers.link.knock.Transcript;

/** A machine that knocks, with a key pair of its own. */
record Machine(Newcomer newcomer, OpenKey key) {
  static final ClusterName HOME = new ClusterName("home");
  static final OpenKey DOOR = fresh();

  static Machine of(String name, int last) {
    Newcomer newcomer =
        new Newcomer(new NodeName(name), new Address("192.168.1." + last), "machine" + last);
    return new Machine(newcomer, fresh());
  }

  static JoinKey joinKey(String text) {
    return JoinKey.of(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static OpenKey fresh() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return OpenKey.of(generator.generateKeyPair().getPublic());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  Guest guest() {
    return new Guest(newcomer, key, Duration.ZERO, Optional.empty());
  }

  Transcript transcript() {
    Nonce nonce = Nonce.drawn(new Random(1));
    return new Transcript(HOME, "ab".repeat(32), key, DOOR, nonce, nonce, newcomer);
  }

  Knock knock(JoinKey with) {
    return new Knock(HOME, with.id(), newcomer, Nonce.drawn(new Random(1)));
  }

  Passed stay(JoinKey with) {
    return stay(with, transcript().proof(with, Side.KNOCKER));
  }

  Passed stay(JoinKey with, Proof proof) {
    return new Passed(
        new Stay(knock(with), proof, Optional.empty(), Optional.empty()), transcript());
  }
}
