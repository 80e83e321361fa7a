package org.personalcontainers.core.spec;

/** What a secret that the cluster keeps is called: {@code token}, {@code db.password}. */
public record SecretName(String value) implements Comparable<SecretName> {
  public SecretName {
    Names.check("name of a secret", value, Names.SPELLED, 64);
  }

  @Override
  public int compareTo(SecretName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
