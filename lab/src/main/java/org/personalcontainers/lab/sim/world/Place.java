package org.personalcontainers.lab.sim.world;

import java.util.Optional;
import java.util.SortedSet;
import org.personalcontainers.core.port.JoinToken;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.status.ClusterSeen;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.status.SwarmId;
import org.personalcontainers.core.status.SwarmNodeId;

/** What a Docker daemon has on disk of its place in a swarm. */
sealed interface Place {
  record Outside() implements Place {}

  /**
   * In a swarm.
   *
   * @param raft a manager's copy of what the swarm decided
   */
  record Member(SwarmNodeId id, SwarmId swarm, Role role, Optional<Raft> raft) implements Place {
    Member with(Raft newer) {
      return new Member(id, swarm, role, Optional.of(newer));
    }
  }

  /** It goes on trying to join. */
  record Joining(Address advertise, Address remote, JoinToken token) implements Place {}

  /** Its managers will never take it as one of them again. */
  record Stranded(SwarmNodeId id) implements Place {}

  /**
   * What a swarm decided.
   *
   * @param voters the managers that take part in Raft: not yet, or no more, all with that role
   * @param struckOut who was taken out of Raft behind its back, and cannot come back to it
   */
  record Raft(ClusterSeen seen, SortedSet<SwarmNodeId> voters, SortedSet<SwarmNodeId> struckOut) {
    public Raft {
      voters = Ordered.copy(voters);
      struckOut = Ordered.copy(struckOut);
    }

    Raft with(ClusterSeen newer) {
      return new Raft(newer, voters, struckOut);
    }
  }
}
