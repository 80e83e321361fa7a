package org.personalcontainers.core.spec;

/** The name of a replicated volume, as Gluster shows it. */
public record VolumeName(String value) implements Comparable<VolumeName> {
  public VolumeName {
    Names.check("volume name", value, Names.OBJECT, 64);
  }

  @Override
  public int compareTo(VolumeName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
