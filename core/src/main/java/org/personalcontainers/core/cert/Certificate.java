package org.personalcontainers.core.cert;

/**
 * A certificate and the key that belongs to it.
 *
 * @param chain as PEM: the certificate first, then those that lead to its authority
 */
public record Certificate(String chain, KeyPem key) {
  private static final int LONGEST = 64 * 1024;

  public Certificate {
    if (chain.length() > LONGEST || !chain.startsWith("-----BEGIN CERTIFICATE-----\n")) {
      throw new IllegalArgumentException("this is no chain of certificates as PEM");
    }
  }
}
