package org.personalcontainers.link.knock;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;

/** An HMAC-SHA256: only who has the key could make it. Compared in constant time. */
public record Proof(String value) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  public Proof {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("a proof has 64 small hexadecimal digits");
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Proof(String theirs)
        && MessageDigest.isEqual(bytes(value), bytes(theirs));
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public String toString() {
    return "Proof[***]";
  }
}
