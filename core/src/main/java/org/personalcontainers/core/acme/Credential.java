package org.personalcontainers.core.acme;

import java.util.Base64;

/** What whoever keeps a DNS zone wants to see before they change it: a token, or a key. */
public record Credential(String value) {
  private static final int LONGEST = 4096;

  public Credential {
    value = value.strip();
    if (value.isEmpty() || value.length() > LONGEST || !value.chars().allMatch(Credential::fits)) {
      throw new IllegalArgumentException("it is not one line of letters, digits and signs");
    }
  }

  private static boolean fits(int letter) {
    return letter > ' ' && letter < 0x7f;
  }

  /** What it stands for, where it is the key of a name server; throws where it is none. */
  public byte[] base64() {
    try {
      return Base64.getDecoder().decode(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("it is no key in base64", e);
    }
  }

  @Override
  public String toString() {
    return "Credential[***]";
  }
}
