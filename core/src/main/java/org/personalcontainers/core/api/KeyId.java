package org.personalcontainers.core.api;

/** What a join key is called: it says nothing about the key itself. */
public record KeyId(String value) implements Comparable<KeyId> {
  public KeyId {
    if (!value.matches("[a-z0-9]{4,32}")) {
      throw new IllegalArgumentException("a key's name is 4 to 32 small letters and digits");
    }
  }

  @Override
  public int compareTo(KeyId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
