package org.personalcontainers.core.port;

import java.time.Duration;
import java.util.SortedMap;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.NetworkName;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.spec.Subnet;
import org.personalcontainers.core.stack.Rendered;
import org.personalcontainers.core.status.ClusterSeen;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.LocalNetwork;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.status.SwarmId;
import org.personalcontainers.core.status.SwarmMembership;
import org.personalcontainers.core.status.SwarmNetwork;
import org.personalcontainers.core.status.SwarmNodeId;

/**
 * A node's Docker daemon. Every call blocks for a bounded time, and throws nothing for what the
 * daemon does or fails to do. An act that finds its work done answers Done.
 */
public interface Docker {
  Fact<SwarmMembership> membership();

  /** Known only on a manager, and only while the swarm has a leader. */
  Fact<ClusterSeen> cluster();

  /** The macvlan configurations of this node. */
  Fact<SortedMap<NetworkName, LocalNetwork>> ranges();

  /**
   * Known only where {@link #cluster} is, and only for that swarm: a token leads into whatever
   * swarm its manager is in by now.
   */
  Fact<JoinToken> joinToken(SwarmId swarm, Role role);

  /**
   * Networks without a subnet get theirs out of the pool. Refused on a node that is in a swarm, or
   * on its way into one.
   */
  Answer init(Address advertise, Subnet pool);

  /**
   * Done when this node's Docker says that it is a member. Unanswered where that takes too long: it
   * goes on trying meanwhile. Refused on a node that is in a swarm, or on its way into one.
   */
  Answer join(Address advertise, Address remote, JoinToken token);

  /** Leaves by force, or gives up a join that hangs. */
  Answer leave();

  /** Busy while the clock is wrong that Docker complains about: it would only say so again. */
  Answer restart();

  Answer setHeartbeat(Duration heartbeat, long version);

  /** Refused where it would demote the last manager. */
  Answer update(SwarmNodeId member, MemberChange change, long version);

  /** Strikes a member out that is down and no manager. */
  Answer remove(SwarmNodeId member);

  /** Refused where the name is taken by another one. */
  Answer createRange(LocalNetwork range);

  /** Refused where the name is taken by another one. */
  Answer create(SwarmNetwork network);

  /**
   * Has swarm run it in the place of what runs under that name, and keep what it needs. Done when
   * swarm has taken it: whether it comes to run, {@link #cluster} tells. Refused where the file
   * itself is no good, or names what is not there.
   */
  Answer deploy(StackName name, Rendered stack);

  /** Ends all that was deployed under that name but its volumes. */
  Answer remove(StackName name);
}
