package org.personalcontainers.core.stack;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.personalcontainers.core.spec.UnfitValue;

/** The SHA-256 of a file's content, in 64 hexadecimal digits. */
public record ContentHash(String value) {
  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{64}");

  public ContentHash {
    if (!DIGITS.matcher(value).matches()) {
      throw new UnfitValue("this is not a SHA-256", "write 64 hexadecimal digits");
    }
  }

  public static ContentHash of(byte[] content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return new ContentHash(HexFormat.of().formatHex(digest.digest(content)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
