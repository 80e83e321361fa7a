package org.personalcontainers.core.stack;

/** What services of a stack share by name: a network, a volume, a config, a secret. */
public record ResourceName(String value) implements Comparable<ResourceName> {
  public ResourceName {
    ComposeNames.check("name", value, 64);
  }

  @Override
  public int compareTo(ResourceName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
