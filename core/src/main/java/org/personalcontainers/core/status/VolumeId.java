package org.personalcontainers.core.status;

/** The identity of a Gluster volume. */
public record VolumeId(String value) implements Comparable<VolumeId> {
  public VolumeId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("an identity must not be blank");
    }
  }

  @Override
  public int compareTo(VolumeId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
