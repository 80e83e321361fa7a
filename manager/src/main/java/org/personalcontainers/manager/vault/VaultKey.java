package org.personalcontainers.manager.vault;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * A key that documents are sealed with. It is called by its own hash, so that one that was spoilt
 * on its way has another name, and opens nothing.
 *
 * @param value in base64
 */
public record VaultKey(String value) {
  static final int BYTES = 32;

  public VaultKey {
    if (decoded(value).length != BYTES) {
      throw new IllegalArgumentException("a key of the vault has " + BYTES + " bytes, in base64");
    }
  }

  /** The chance must be a secure one. */
  static VaultKey drawn(RandomGenerator chance) {
    byte[] random = new byte[BYTES];
    chance.nextBytes(random);
    return new VaultKey(Base64.getEncoder().encodeToString(random));
  }

  /** Nothing of what is no base64 is told. */
  private static byte[] decoded(String value) {
    try {
      return Base64.getDecoder().decode(value);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  byte[] bytes() {
    return decoded(value);
  }

  /** Its name. */
  public VaultKeyId id() {
    try {
      byte[] named =
          ("personal-containers vault key\n" + value).getBytes(StandardCharsets.US_ASCII);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(named);
      return new VaultKeyId(HexFormat.of().formatHex(hash, 0, VaultKeyId.LENGTH / 2));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "vault key " + id();
  }
}
