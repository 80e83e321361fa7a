package org.personalcontainers.core.cert;

/** A private key as PEM (PKCS#8). */
public record KeyPem(String value) {
  private static final int LONGEST = 8 * 1024;

  public KeyPem {
    if (value.length() > LONGEST || !value.startsWith("-----BEGIN PRIVATE KEY-----\n")) {
      throw new IllegalArgumentException("this is no private key as PEM (PKCS#8)");
    }
  }

  @Override
  public String toString() {
    return "KeyPem[***]";
  }
}
