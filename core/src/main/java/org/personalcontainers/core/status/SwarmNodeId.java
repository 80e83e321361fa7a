package org.personalcontainers.core.status;

/** The identity of a node inside a swarm: a node that joins again gets another. */
public record SwarmNodeId(String value) implements Comparable<SwarmNodeId> {
  public SwarmNodeId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("an identity must not be blank");
    }
  }

  @Override
  public int compareTo(SwarmNodeId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
