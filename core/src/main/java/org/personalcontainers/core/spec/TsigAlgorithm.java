package org.personalcontainers.core.spec;

/** How changes of a zone are signed (RFC 8945); the older ways of MD5 and SHA-1 are not taken. */
public enum TsigAlgorithm {
  HMAC_SHA256("hmac-sha256"),
  HMAC_SHA384("hmac-sha384"),
  HMAC_SHA512("hmac-sha512");

  private final String word;

  TsigAlgorithm(String word) {
    this.word = word;
  }

  /** As name servers call it. */
  public String word() {
    return word;
  }
}
