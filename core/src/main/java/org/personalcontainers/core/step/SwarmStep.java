package org.personalcontainers.core.step;

import java.time.Duration;
import java.util.Set;
import java.util.SortedMap;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.Availability;
import org.personalcontainers.core.spec.InterfaceName;
import org.personalcontainers.core.spec.LabelName;
import org.personalcontainers.core.spec.NetworkName;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.spec.Subnet;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.status.SwarmId;
import org.personalcontainers.core.status.SwarmNetwork;
import org.personalcontainers.core.status.SwarmNodeId;

/** Steps on the swarm. A step on another member names the manager node that gives it to swarm. */
public sealed interface SwarmStep extends NodeStep {
  /**
   * Makes the swarm. Refused as stale on a node that is in one.
   *
   * @param pool out of which it gives the networks theirs that declare no subnet
   */
  record InitSwarm(NodeName node, Address advertise, Subnet pool) implements SwarmStep {
    /** What Docker takes where nobody says otherwise. */
    public static final Subnet USUAL_POOL = Subnet.parse("10.0.0.0/8");

    @Override
    public Set<Lock> locks() {
      return Set.of(Lock.the(Lock.Kind.DOCKER));
    }
  }

  /** Joins the swarm of that identity, whose manager {@code via} hands out the token. */
  record JoinSwarm(
      NodeName node, Address advertise, SwarmId swarm, Role role, NodeName via, Address remote)
      implements SwarmStep {
    @Override
    public Set<Lock> locks() {
      return Set.of(Lock.the(Lock.Kind.DOCKER));
    }
  }

  /** Gives up a join that hangs. Refused as stale on a node that is a member. */
  record AbandonJoin(NodeName node) implements SwarmStep {
    @Override
    public Set<Lock> locks() {
      return Set.of(Lock.the(Lock.Kind.DOCKER));
    }
  }

  /**
   * Leaves a swarm in which the node has that identity: what only it knew of that swarm is lost.
   */
  record LeaveSwarm(NodeName node, SwarmNodeId expected) implements SwarmStep {
    @Override
    public Set<Lock> locks() {
      return Set.of(Lock.the(Lock.Kind.DOCKER));
    }

    @Override
    public Effect effect() {
      return Effect.DESTROYS;
    }
  }

  /** Restarts a Docker daemon that has judged its certificates by a wrong clock. */
  record RestartDocker(NodeName node) implements SwarmStep {
    @Override
    public Set<Lock> locks() {
      return Set.of(Lock.the(Lock.Kind.DOCKER));
    }
  }

  record SetHeartbeat(NodeName node, SwarmId swarm, Duration heartbeat, long version)
      implements SwarmStep {
    @Override
    public Set<Lock> locks() {
      return Set.of(Lock.the(Lock.Kind.SWARM_SETTINGS));
    }
  }

  record LabelNode(
      NodeName node,
      SwarmNodeId member,
      NodeName name,
      SortedMap<LabelName, String> labels,
      long version)
      implements SwarmStep {
    @Override
    public Set<Lock> locks() {
      return Set.of(Lock.on(Lock.Kind.MEMBER, member));
    }

    public LabelNode {
      labels = Ordered.copy(labels);
    }
  }

  record SetAvailability(
      NodeName node, SwarmNodeId member, NodeName name, Availability availability, long version)
      implements SwarmStep {
    @Override
    public Set<Lock> locks() {
      return Set.of(Lock.on(Lock.Kind.MEMBER, member));
    }

    @Override
    public Effect effect() {
      return availability == Availability.DRAIN ? Effect.DISRUPTS : Effect.MENDS;
    }
  }

  record PromoteNode(NodeName node, SwarmNodeId member, NodeName name, long version)
      implements SwarmStep {
    @Override
    public Set<Lock> locks() {
      return Set.of(Lock.on(Lock.Kind.MEMBER, member));
    }
  }

  record DemoteNode(NodeName node, SwarmNodeId member, NodeName name, long version)
      implements SwarmStep {
    @Override
    public Set<Lock> locks() {
      return Set.of(Lock.on(Lock.Kind.MEMBER, member));
    }

    @Override
    public Effect effect() {
      return Effect.DISRUPTS;
    }
  }

  /** Strikes out a member that is down and whose node says that it is somebody else now. */
  record RemoveMember(NodeName node, SwarmNodeId member, NodeName name, long version)
      implements SwarmStep {
    @Override
    public Set<Lock> locks() {
      return Set.of(Lock.on(Lock.Kind.MEMBER, member));
    }
  }

  record CreateOverlay(NodeName node, SwarmId swarm, SwarmNetwork.Overlay network)
      implements SwarmStep {
    @Override
    public Set<Lock> locks() {
      return Set.of(Lock.on(Lock.Kind.NETWORK, network.name()));
    }
  }

  /** A macvlan's configuration on one node, with the node's own range. */
  record CreateMacvlanRange(
      NodeName node,
      NetworkName network,
      Subnet subnet,
      Address gateway,
      InterfaceName parent,
      Subnet range)
      implements SwarmStep {
    @Override
    public Set<Lock> locks() {
      return Set.of(Lock.on(Lock.Kind.RANGE, network));
    }
  }

  record CreateMacvlan(NodeName node, SwarmId swarm, SwarmNetwork.Macvlan network)
      implements SwarmStep {
    @Override
    public Set<Lock> locks() {
      return Set.of(Lock.on(Lock.Kind.NETWORK, network.name()));
    }
  }

  /**
   * Has swarm run a stack as it was handed in. The file itself goes beside the order: it may hold
   * secrets.
   *
   * @param content of that file
   */
  record DeployStack(NodeName node, SwarmId swarm, StackName stack, ContentHash content)
      implements SwarmStep {
    @Override
    public Set<Lock> locks() {
      return Set.of(Lock.on(Lock.Kind.STACK, stack));
    }
  }

  /** Ends all of a stack but its volumes. A person has said so. */
  record RemoveStack(NodeName node, SwarmId swarm, StackName stack) implements SwarmStep {
    @Override
    public Set<Lock> locks() {
      return Set.of(Lock.on(Lock.Kind.STACK, stack));
    }
  }
}
