package org.personalcontainers.agent.perform;

import org.personalcontainers.core.port.JoinToken;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.status.SwarmId;

/** Asks another node's agent for the secret that lets this node into the swarm. */
@FunctionalInterface
public interface JoinTokens {
  /** Unknown where that node does not answer, or is no manager of that swarm with a leader. */
  Fact<JoinToken> token(NodeName via, SwarmId swarm, Role role);
}
