package org.personalcontainers.core.status;

/** The identity that a glusterd made for itself: it is gone when its disk is. */
public record PeerId(String value) implements Comparable<PeerId> {
  public PeerId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("an identity must not be blank");
    }
  }

  @Override
  public int compareTo(PeerId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
