package org.personalcontainers.core.status;

/** The identity that we gave a brick; it stands in the marker beside it. */
public record BrickId(String value) implements Comparable<BrickId> {
  public BrickId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("an identity must not be blank");
    }
  }

  @Override
  public int compareTo(BrickId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
