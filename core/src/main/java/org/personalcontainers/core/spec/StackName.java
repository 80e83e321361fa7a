package org.personalcontainers.core.spec;

/** The name of a stack, as swarm shows it. */
public record StackName(String value) implements Comparable<StackName> {
  public StackName {
    Names.check("stack name", value, Names.OBJECT, 63);
  }

  @Override
  public int compareTo(StackName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
