package org.personalcontainers.lab.sim.world;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
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
   * @param released who was taken out of Raft and knows it; with an old disk it is told once more
   */
  record Raft(
      ClusterSeen seen,
      SortedSet<SwarmNodeId> voters,
      SortedSet<SwarmNodeId> struckOut,
      SortedSet<SwarmNodeId> released) {
    public Raft {
      voters = Ordered.copy(voters);
      struckOut = Ordered.copy(struckOut);
      released = Ordered.copy(released);
    }

    Raft with(ClusterSeen newer) {
      return new Raft(newer, voters, struckOut, released);
    }

    Raft takingIn(SwarmNodeId id) {
      return new Raft(next(), with(voters, id), struckOut, without(released, id));
    }

    Raft releasing(SwarmNodeId id) {
      return new Raft(next(), without(voters, id), struckOut, with(released, id));
    }

    Raft strikingOut(SwarmNodeId id) {
      return new Raft(next(), without(voters, id), with(struckOut, id), released);
    }

    /** Who votes is an entry of the log as well: whoever lacks it is older. */
    private ClusterSeen next() {
      return new ClusterSeen(
          seen.id(),
          seen.asOf() + 1,
          seen.heartbeat(),
          seen.version(),
          seen.nodes(),
          seen.networks(),
          seen.stacks());
    }

    private static SortedSet<SwarmNodeId> with(SortedSet<SwarmNodeId> some, SwarmNodeId id) {
      TreeSet<SwarmNodeId> more = new TreeSet<>(some);
      more.add(id);
      return more;
    }

    private static SortedSet<SwarmNodeId> without(SortedSet<SwarmNodeId> some, SwarmNodeId id) {
      TreeSet<SwarmNodeId> fewer = new TreeSet<>(some);
      fewer.remove(id);
      return fewer;
    }

    boolean wasTakenOut(SwarmNodeId id) {
      return struckOut.contains(id) || released.contains(id);
    }
  }
}
