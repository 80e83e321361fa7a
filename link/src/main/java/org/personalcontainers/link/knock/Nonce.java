package org.personalcontainers.link.knock;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** 256 bits that nobody used before. */
public record Nonce(String value) {
  private static final int BYTES = 32;
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  public Nonce {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("a nonce has 64 small hexadecimal digits");
    }
  }

  /** A fresh one; the chance must be a secure one. */
  public static Nonce drawn(RandomGenerator chance) {
    byte[] bytes = new byte[BYTES];
    chance.nextBytes(bytes);
    return new Nonce(HexFormat.of().formatHex(bytes));
  }
}
