package org.personalcontainers.core.spec;

/** The name of a node, as in cluster.yml: also its host name and its name in the hosts file. */
public record NodeName(String value) implements Comparable<NodeName> {
  public NodeName {
    Names.check("node name", value, Names.HOST, 63);
  }

  @Override
  public int compareTo(NodeName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
