package org.personalcontainers.lab.sim;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.personalcontainers.core.ledger.Ledger;
import org.personalcontainers.core.ledger.SwarmBirth;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.Brick;
import org.personalcontainers.core.status.ClusterSeen;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.GlusterVolume;
import org.personalcontainers.core.status.HostSeen;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.core.status.Pool;
import org.personalcontainers.core.status.SwarmMembership;
import org.personalcontainers.core.status.SwarmNode;
import org.personalcontainers.core.status.SwarmNodeId;

/** Situations that are not what was seen. */
final class Lies {
  private Lies() {}

  static Situation seeing(Situation situation, BiFunction<NodeName, Observation, Observation> lie) {
    TreeMap<NodeName, Observation> observations = new TreeMap<>();
    situation
        .observations()
        .forEach((name, observation) -> observations.put(name, lie.apply(name, observation)));
    return new Situation(situation.spec(), observations, situation.ledger(), situation.stacks());
  }

  static Situation statuses(Situation situation, UnaryOperator<NodeStatus> lie) {
    return seeing(
        situation,
        (name, observation) ->
            switch (observation) {
              case Observation.Seen(var status, var jobs) ->
                  new Observation.Seen(lie.apply(status), jobs);
              case Observation.Unreachable unreachable -> unreachable;
            });
  }

  private static Situation remembering(Situation situation, UnaryOperator<Ledger> lie) {
    return new Situation(
        situation.spec(),
        situation.observations(),
        lie.apply(situation.ledger()),
        situation.stacks());
  }

  static Situation unreachableIsEmpty(Situation situation) {
    return seeing(
        situation,
        (name, observation) ->
            switch (observation) {
              case Observation.Seen seen -> seen;
              case Observation.Unreachable gone -> new Observation.Seen(empty(name), List.of());
            });
  }

  private static NodeStatus empty(NodeName name) {
    return new NodeStatus(
        name,
        Fact.known(
            new HostSeen(
                new TreeMap<>(),
                Optional.empty(),
                HostSeen.GlusterdUnit.AS_PACKAGED,
                Optional.empty(),
                Fact.known(new TreeSet<>()))),
        Fact.unknown("nobody looked"),
        Fact.known(new SwarmMembership.Outside()),
        Fact.unknown("no manager"),
        Fact.known(new TreeMap<>()),
        Fact.known(new Pool(new PeerId("fresh-" + name), new TreeMap<>())),
        Fact.known(new TreeMap<>()),
        Fact.known(new TreeMap<>()),
        Fact.known(new TreeMap<>()));
  }

  static Situation unknownIsAbsent(Situation situation) {
    return statuses(situation, Lies::withoutUnknowns);
  }

  private static NodeStatus withoutUnknowns(NodeStatus s) {
    NodeStatus empty = empty(s.node());
    return new NodeStatus(
        s.node(),
        or(s.host(), empty.host()),
        s.machine(),
        or(s.swarm(), empty.swarm()),
        s.cluster(),
        or(s.networks(), empty.networks()),
        or(s.pool(), empty.pool()),
        or(s.volumes(), empty.volumes()),
        or(s.bricks(), empty.bricks()),
        or(s.mounts(), empty.mounts()));
  }

  private static <T> Fact<T> or(Fact<T> fact, Fact<T> otherwise) {
    return fact.ifKnown().isPresent() ? fact : otherwise;
  }

  static Situation ledgerForgotten(Situation situation) {
    return remembering(situation, ledger -> Ledger.blank(ledger.cluster()));
  }

  static Situation swarmBirthForgotten(Situation situation) {
    return remembering(
        situation,
        l ->
            new Ledger(
                l.cluster(),
                l.revision(),
                new SwarmBirth.Unborn(),
                l.peers(),
                l.ranges(),
                l.volumes(),
                l.approvals()));
  }

  static Situation volumeBirthsForgotten(Situation situation) {
    return remembering(
        situation,
        l ->
            new Ledger(
                l.cluster(),
                l.revision(),
                l.swarm(),
                l.peers(),
                l.ranges(),
                new TreeMap<>(),
                l.approvals()));
  }

  static Situation peersForgotten(Situation situation) {
    return remembering(
        situation,
        l ->
            new Ledger(
                l.cluster(),
                l.revision(),
                l.swarm(),
                new TreeMap<>(),
                l.ranges(),
                l.volumes(),
                l.approvals()));
  }

  static Situation jobsUnheeded(Situation situation) {
    return seeing(
        situation,
        (name, observation) ->
            switch (observation) {
              case Observation.Seen(var status, var jobs) ->
                  new Observation.Seen(status, List.of());
              case Observation.Unreachable unreachable -> unreachable;
            });
  }

  static Situation hostsAssumed(Situation situation) {
    TreeMap<NodeName, Address> all = new TreeMap<>();
    situation.spec().nodes().values().forEach(node -> all.put(node.name(), node.address()));
    return statuses(
        situation,
        s ->
            s.withHost(
                Fact.known(
                    new HostSeen(
                        all,
                        Optional.of(new TreeSet<>(all.values())),
                        HostSeen.GlusterdUnit.KEPT,
                        Optional.empty(),
                        Fact.known(new TreeSet<>())))));
  }

  /** All managers serve, all copies are up and healed: so anything may be lost. */
  static Situation allSafe(Situation situation) {
    return statuses(
        situation, s -> s.withCluster(ready(s.cluster())).withVolumes(healed(s.volumes())));
  }

  private static Fact<ClusterSeen> ready(Fact<ClusterSeen> cluster) {
    return cluster
        .ifKnown()
        .map(
            seen -> {
              TreeMap<SwarmNodeId, SwarmNode> nodes = new TreeMap<>();
              seen.nodes().forEach((id, node) -> nodes.put(id, ready(node)));
              return Fact.known(
                  new ClusterSeen(
                      seen.id(),
                      seen.asOf(),
                      seen.heartbeat(),
                      seen.version(),
                      nodes,
                      seen.networks(),
                      seen.stacks()));
            })
        .orElse(cluster);
  }

  private static SwarmNode ready(SwarmNode n) {
    return new SwarmNode(
        n.id(),
        n.hostname(),
        n.address(),
        n.role(),
        n.availability(),
        n.labels(),
        SwarmNode.State.READY,
        n.version());
  }

  private static Fact<SortedMap<VolumeName, GlusterVolume>> healed(
      Fact<SortedMap<VolumeName, GlusterVolume>> volumes) {
    if (volumes.ifKnown().isEmpty()) {
      return volumes;
    }
    TreeMap<VolumeName, GlusterVolume> all = new TreeMap<>();
    volumes.ifKnown().get().forEach((name, volume) -> all.put(name, healed(volume)));
    return Fact.known(all);
  }

  private static GlusterVolume healed(GlusterVolume v) {
    List<Brick> bricks =
        v.bricks().stream()
            .map(brick -> new Brick(brick.host(), brick.path(), Brick.State.ONLINE))
            .toList();
    return new GlusterVolume(
        v.name(),
        v.id(),
        v.state(),
        v.replicas(),
        v.arbiters(),
        bricks,
        v.options(),
        Fact.known(0));
  }

  /** Silence is forgotten at once: whoever is away has been away for an hour. */
  static Situation patienceLost(Situation situation) {
    return seeing(
        situation,
        (name, observation) ->
            switch (observation) {
              case Observation.Seen seen -> seen;
              case Observation.Unreachable(String reason, Duration steady) ->
                  new Observation.Unreachable(reason, Duration.ofHours(1));
            });
  }
}
