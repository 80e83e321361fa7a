package org.personalcontainers.core.stack;

/** A service within its stack. */
public record ServiceName(String value) implements Comparable<ServiceName> {
  public ServiceName {
    ComposeNames.check("service name", value, 63);
  }

  @Override
  public int compareTo(ServiceName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
