package org.personalcontainers.core.spec;

/** The name of a network, as Docker shows it. */
public record NetworkName(String value) implements Comparable<NetworkName> {
  public NetworkName {
    Names.check("network name", value, Names.OBJECT, 64);
  }

  @Override
  public int compareTo(NetworkName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
