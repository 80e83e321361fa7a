package org.personalcontainers.link.knock;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.personalcontainers.link.identity.Fingerprint;

/** A node's public key, as X.509 encodes it, in base 64. */
public record OpenKey(String value) {
  private static final int LONGEST = 400;

  public OpenKey {
    read(value);
  }

  public static OpenKey of(PublicKey key) {
    return new OpenKey(Base64.getEncoder().encodeToString(key.getEncoded()));
  }

  public PublicKey key() {
    return read(value);
  }

  public Fingerprint fingerprint() {
    return Fingerprint.of(key());
  }

  private static PublicKey read(String text) {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("a public key has at most " + LONGEST + " characters");
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("that is no public key of ours", e);
    }
  }

  @Override
  public String toString() {
    return fingerprint().shortened();
  }
}
