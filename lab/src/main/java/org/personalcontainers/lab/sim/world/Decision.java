package org.personalcontainers.lab.sim.world;

import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.port.MemberChange;
import org.personalcontainers.core.spec.Availability;
import org.personalcontainers.core.spec.LabelName;
import org.personalcontainers.core.spec.Subnet;
import org.personalcontainers.core.status.ClusterSeen;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.status.SwarmNetwork;
import org.personalcontainers.core.status.SwarmNode;
import org.personalcontainers.core.status.SwarmNodeId;

/** What a swarm's leader makes of a request. */
sealed interface Decision {
  record Newer(ClusterSeen seen) implements Decision {}

  record Not(Answer answer) implements Decision {}

  static Decision heartbeat(ClusterSeen seen, Duration heartbeat, long version) {
    if (seen.heartbeat().equals(heartbeat)) {
      return done();
    }
    if (seen.version() != version) {
      return outdated();
    }
    long number = seen.asOf() + 1;
    return new Newer(
        new ClusterSeen(
            seen.id(), number, heartbeat, number, seen.nodes(), seen.networks(), seen.stacks()));
  }

  static Decision update(Place.Raft raft, SwarmNodeId id, MemberChange change, long version) {
    SwarmNode node = raft.seen().nodes().get(id);
    if (node == null) {
      return refused("node " + id + " not found");
    }
    SwarmNode changed = changed(node, change);
    if (changed.equals(node)) {
      return done();
    }
    if (node.version() != version) {
      return outdated();
    }
    boolean demotes = node.role() == Role.MANAGER && changed.role() == Role.WORKER;
    if (demotes && managers(raft.seen()) == 1) {
      return refused("attempting to demote the last manager of the swarm");
    }
    return new Newer(Members.changed(raft.seen(), id, n -> changed));
  }

  private static long managers(ClusterSeen seen) {
    return seen.nodes().values().stream().filter(node -> node.role() == Role.MANAGER).count();
  }

  private static SwarmNode changed(SwarmNode node, MemberChange change) {
    return switch (change) {
      case MemberChange.Labels(var labels) -> with(node, node.role(), node.availability(), labels);
      case MemberChange.ToAvailability(var availability) ->
          with(node, node.role(), availability, node.labels());
      case MemberChange.ToRole(var role) -> with(node, role, node.availability(), node.labels());
    };
  }

  private static SwarmNode with(
      SwarmNode node, Role role, Availability availability, SortedMap<LabelName, String> labels) {
    return new SwarmNode(
        node.id(),
        node.hostname(),
        node.address(),
        role,
        availability,
        labels,
        node.state(),
        node.version());
  }

  static Decision remove(Place.Raft raft, SwarmNodeId id) {
    ClusterSeen seen = raft.seen();
    SwarmNode node = seen.nodes().get(id);
    if (node == null) {
      return done();
    }
    if (node.role() == Role.MANAGER || raft.voters().contains(id)) {
      return refused(
          "node " + id + " is a cluster manager and must be demoted to worker before removal");
    }
    if (node.state() != SwarmNode.State.DOWN) {
      return refused("node " + id + " is not down and can't be removed");
    }
    return new Newer(seen.withoutNode(id));
  }

  static Decision create(ClusterSeen seen, Subnet pool, SwarmNetwork network) {
    SwarmNetwork existing = seen.networks().get(network.name());
    if (existing != null) {
      return existing.equals(network) || leavesChoice(existing, network)
          ? done()
          : refused("network with name " + network.name() + " already exists");
    }
    return new Newer(seen.withNetwork(chosen(network, pool, seen.networks().size())));
  }

  private static boolean leavesChoice(SwarmNetwork existing, SwarmNetwork wanted) {
    return existing instanceof SwarmNetwork.Overlay found
        && wanted instanceof SwarmNetwork.Overlay overlay
        && overlay.subnet().isEmpty()
        && found.attachable() == overlay.attachable()
        && found.encrypted() == overlay.encrypted();
  }

  /** Without a subnet, the swarm takes the next one of its own pool. */
  private static SwarmNetwork chosen(SwarmNetwork network, Subnet pool, int others) {
    if (network instanceof SwarmNetwork.Overlay overlay && overlay.subnet().isEmpty()) {
      Subnet next = pool.piece(24, others + 1);
      return new SwarmNetwork.Overlay(
          overlay.name(), Optional.of(next), overlay.attachable(), overlay.encrypted());
    }
    return network;
  }

  static Decision done() {
    return new Not(new Answer.Done());
  }

  static Decision refused(String reason) {
    return new Not(new Answer.Refused(reason));
  }

  private static Decision outdated() {
    return new Not(new Answer.Outdated("update out of sequence"));
  }
}
