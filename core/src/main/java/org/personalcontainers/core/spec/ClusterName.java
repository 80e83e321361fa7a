package org.personalcontainers.core.spec;

/** The name of the cluster. */
public record ClusterName(String value) implements Comparable<ClusterName> {
  public ClusterName {
    Names.check("cluster name", value, Names.HOST, 63);
  }

  @Override
  public int compareTo(ClusterName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
