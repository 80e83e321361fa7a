package org.personalcontainers.manager.vault;

import java.util.regex.Pattern;

/** What a key of the vault is called; the key itself can't be led back from it. */
public record VaultKeyId(String value) implements Comparable<VaultKeyId> {
  static final int LENGTH = 16;
  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{" + LENGTH + "}");

  /** No key is called so, but by a chance that never comes. */
  static final VaultKeyId OF_NOBODY = new VaultKeyId("0".repeat(LENGTH));

  public VaultKeyId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("a key is called by " + LENGTH + " hexadecimal digits");
    }
  }

  @Override
  public int compareTo(VaultKeyId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
