package org.personalcontainers.core.status;

/** The identity of a swarm. */
public record SwarmId(String value) implements Comparable<SwarmId> {
  public SwarmId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("an identity must not be blank");
    }
  }

  @Override
  public int compareTo(SwarmId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
