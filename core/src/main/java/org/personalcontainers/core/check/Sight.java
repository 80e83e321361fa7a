package org.personalcontainers.core.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.ledger.Ledger;
import org.personalcontainers.core.ledger.SwarmBirth;
import org.personalcontainers.core.node.Job;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.spec.ClusterSpec;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.NetworkSpec;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.stack.StackWish;
import org.personalcontainers.core.status.BrickRoot;
import org.personalcontainers.core.status.ClusterSeen;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.GlusterVolume;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.core.status.SwarmId;
import org.personalcontainers.core.status.SwarmMembership;
import org.personalcontainers.core.status.SwarmNode;
import org.personalcontainers.core.step.SwarmStep;

/** The situation, read anew from its records: no conclusion of the planner's is taken over. */
final class Sight {
  private final ClusterSpec spec;
  private final SortedMap<NodeName, Observation> observations;
  private final Ledger ledger;
  private final SortedMap<StackName, StackWish> stacks;
  private final Optional<ContentHash> equipment;

  /** Found when first asked for, because most plans don't touch the swarm. */
  private Optional<Optional<ClusterSeen>> view = Optional.empty();

  Sight(Situation situation) {
    this.spec = situation.spec();
    this.observations = situation.observations();
    this.ledger = situation.ledger();
    this.stacks = situation.stacks();
    this.equipment = situation.equipment();
  }

  ClusterSpec spec() {
    return spec;
  }

  Ledger ledger() {
    return ledger;
  }

  Optional<ContentHash> equipment() {
    return equipment;
  }

  Optional<StackWish> wish(StackName stack) {
    return Optional.ofNullable(stacks.get(stack));
  }

  Iterable<Map.Entry<NodeName, Observation>> observations() {
    return observations.entrySet();
  }

  Optional<NodeStatus> seen(NodeName node) {
    return observations.get(node) instanceof Observation.Seen(NodeStatus status, var jobs)
        ? Optional.of(status)
        : Optional.empty();
  }

  List<NodeStatus> allSeen() {
    List<NodeStatus> all = new ArrayList<>(observations.size());
    for (Observation observation : observations.values()) {
      if (observation instanceof Observation.Seen(NodeStatus status, var jobs)) {
        all.add(status);
      }
    }
    return all;
  }

  List<Job> jobs() {
    List<Job> all = new ArrayList<>(0);
    for (Observation observation : observations.values()) {
      if (observation instanceof Observation.Seen(var status, List<Job> jobs)) {
        all.addAll(jobs);
      }
    }
    return all;
  }

  Optional<SwarmId> bornSwarm() {
    return ledger.swarm() instanceof SwarmBirth.Born(SwarmId id)
        ? Optional.of(id)
        : Optional.empty();
  }

  /** The newest that any manager of our swarm sees of it. */
  Optional<ClusterSeen> swarm() {
    if (view.isEmpty()) {
      view = Optional.of(newestView());
    }
    return view.get();
  }

  private Optional<ClusterSeen> newestView() {
    Optional<ClusterSeen> newest = Optional.empty();
    for (NodeStatus status : allSeen()) {
      Optional<ClusterSeen> candidate = ourSwarm(status);
      if (candidate.isPresent() && isNewer(candidate.get(), newest)) {
        newest = candidate;
      }
    }
    return newest;
  }

  private static boolean isNewer(ClusterSeen candidate, Optional<ClusterSeen> other) {
    if (other.isEmpty()) {
      return true;
    }
    int more = up(candidate) - up(other.get());
    return more > 0 || (more == 0 && candidate.asOf() > other.get().asOf());
  }

  /** A manager put back from an old image may lead a swarm of the same identity by itself. */
  private static int up(ClusterSeen view) {
    int up = 0;
    for (SwarmNode node : view.nodes().values()) {
      up += node.state() == SwarmNode.State.READY ? 1 : 0;
    }
    return up;
  }

  /** What one node sees of our swarm, as a manager that has a leader. */
  Optional<ClusterSeen> ourSwarm(NodeStatus status) {
    return status.cluster() instanceof Fact.Known<ClusterSeen>(ClusterSeen cluster)
            && ledger.swarm() instanceof SwarmBirth.Born(SwarmId id)
            && cluster.id().equals(id)
        ? Optional.of(cluster)
        : Optional.empty();
  }

  /** Swarm says ready, and the node itself says that it is this member. */
  boolean serves(SwarmNode member) {
    return member.state() == SwarmNode.State.READY
        && observations.get(member.hostname()) instanceof Observation.Seen(var status, var jobs)
        && status.swarm()
            instanceof Fact.Known<SwarmMembership>(SwarmMembership.Member(var id, _, _))
        && id.equals(member.id());
  }

  boolean isRecorded(NodeName node, PeerId id) {
    return id.equals(ledger.peers().get(node));
  }

  /** What lies in a volume's brick directories; empty where that is not known. */
  Optional<Optional<BrickRoot>> bricks(NodeName node, VolumeName volume) {
    return observations.get(node) instanceof Observation.Seen(var status, var jobs)
            && status.bricks() instanceof Fact.Known<SortedMap<VolumeName, BrickRoot>>(var roots)
        ? Optional.of(Optional.ofNullable(roots.get(volume)))
        : Optional.empty();
  }

  static Optional<GlusterVolume> volume(NodeStatus witness, VolumeName name) {
    return witness.volumes()
            instanceof Fact.Known<SortedMap<VolumeName, GlusterVolume>>(var volumes)
        ? Optional.ofNullable(volumes.get(name))
        : Optional.empty();
  }

  /** Whether a brick's directory was seen, with our marker beside it. */
  boolean isMade(VolumeName volume, BrickPlace place) {
    Optional<Optional<BrickRoot>> root = bricks(place.node(), volume);
    return root.isPresent() && root.get().isPresent() && isMade(root.get().get(), place);
  }

  /** Whether our marker was seen beside a brick's place, whatever lies in it. */
  boolean isMarked(VolumeName volume, BrickPlace place) {
    return bricks(place.node(), volume)
        .flatMap(root -> root)
        .filter(root -> place.id().equals(root.markers().get(place.number())))
        .isPresent();
  }

  /** Where the disk of a brick's place is to be mounted, and nothing is. */
  Fact<Optional<HostPath>> missingDisk(BrickPlace place) {
    return observations.get(place.node()) instanceof Observation.Seen(var status, var jobs)
        ? status.host().then(host -> host.missingDisk(place.path()))
        : Fact.unknown("it does not answer");
  }

  private static boolean isMade(BrickRoot root, BrickPlace place) {
    return place.id().equals(root.markers().get(place.number()))
        && root.bricks().containsKey(place.number());
  }

  /** The declared macvlan that a node's configuration belongs to: its name is free to choose. */
  Optional<NetworkSpec.Macvlan> declared(SwarmStep.CreateMacvlanRange create) {
    for (NetworkSpec network : spec.networks().values()) {
      if (network instanceof NetworkSpec.Macvlan macvlan
          && macvlan.subnet().equals(create.subnet())
          && macvlan.gateway().equals(create.gateway())
          && macvlan.parent().equals(create.parent())) {
        return Optional.of(macvlan);
      }
    }
    return Optional.empty();
  }
}
