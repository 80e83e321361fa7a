package org.personalcontainers.core.api;

import java.time.Duration;

/** Letting a person use pcctl from elsewhere. */
public final class Invitation {
  private Invitation() {}

  /** For whom. */
  public record Wanted(PersonName name) {}

  /**
   * The code that `context add` asks for: good for one use. It holds the fingerprint of the
   * cluster's authority, so that it also proves the cluster to the person.
   */
  public record Made(PersonName name, String code, Duration life) {}

  /**
   * What `context add` sends, over a connection whose server showed that authority.
   *
   * @param publicKey the person's, in base64: the key itself never leaves the machine
   */
  public record Redeemed(String secret, String publicKey) {}

  /**
   * What the person has from then on.
   *
   * @param certificate PEM, of the person
   * @param authority PEM, of the cluster
   */
  public record Admitted(PersonName name, String cluster, String certificate, String authority) {}
}
