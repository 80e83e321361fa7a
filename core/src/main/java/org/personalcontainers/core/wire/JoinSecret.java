package org.personalcontainers.core.wire;

/** What lets a node into the swarm, on its way from a manager's agent to the one that joins. */
public record JoinSecret(String value) {
  @Override
  public String toString() {
    return "JoinSecret[***]";
  }
}
