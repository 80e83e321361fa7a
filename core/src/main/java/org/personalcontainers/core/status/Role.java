package org.personalcontainers.core.status;

/** What a node is in the swarm. */
public enum Role {
  MANAGER,
  WORKER
}
