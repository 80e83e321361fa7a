package org.personalcontainers.link.identity;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The SHA-256 of a public key as X.509 encodes it, in small hexadecimal digits. */
public record Fingerprint(String value) implements Comparable<Fingerprint> {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");
  private static final int SHORT = 16;

  public Fingerprint {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("a fingerprint has 64 small hexadecimal digits");
    }
  }

  public static Fingerprint of(PublicKey key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
      return new Fingerprint(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** For people, and where a name shall stay short: never to decide by. */
  public String shortened() {
    return value.substring(0, SHORT);
  }

  @Override
  public int compareTo(Fingerprint other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
