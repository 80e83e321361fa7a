package org.personalcontainers.core.port;

/** The secret that lets a node into a swarm. */
public record JoinToken(String value) {
  @Override
  public String toString() {
    return "JoinToken[***]";
  }
}
