package org.personalcontainers.core.api;

/** What a person is called in the history. */
public record PersonName(String value) implements Comparable<PersonName> {
  public PersonName {
    if (!value.matches("[a-z0-9]([a-z0-9._-]{0,61}[a-z0-9])?")) {
      throw new IllegalArgumentException(
          "a person's name is small letters, digits, and inner dots, hyphens and underscores");
    }
  }

  @Override
  public int compareTo(PersonName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
