package org.personalcontainers.lab.sim;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.spec.ClusterSpec;
import org.personalcontainers.core.spec.ManagerChoice;
import org.personalcontainers.core.spec.NetworkSpec;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.core.spec.Subnet;
import org.personalcontainers.core.status.ClusterSeen;
import org.personalcontainers.core.status.LocalNetwork;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.status.SwarmMembership;
import org.personalcontainers.core.status.SwarmNetwork;
import org.personalcontainers.core.status.SwarmNode;
import org.personalcontainers.lab.sim.Deviation.Matter;

/** Compares what every swarm manager tells with what is declared, and with what each node says. */
final class SwarmJudge {
  private static final Matter SWARM = new Matter.Swarm();

  private final ClusterSpec spec;
  private final SortedMap<NodeName, NodeStatus> machines;
  private final List<Deviation> deviations = new ArrayList<>();

  SwarmJudge(ClusterSpec spec, SortedMap<NodeName, NodeStatus> machines) {
    this.spec = spec;
    this.machines = machines;
  }

  List<Deviation> judge() {
    List<ClusterSeen> views =
        machines.values().stream().flatMap(s -> s.cluster().ifKnown().stream()).distinct().toList();
    expect(SWARM, !views.isEmpty(), "no machine is a swarm manager with a leader");
    views.forEach(this::judge);
    return deviations;
  }

  private void judge(ClusterSeen view) {
    expect(
        SWARM,
        view.heartbeat().equals(spec.failover().heartbeat()),
        "the heartbeat is " + view.heartbeat());
    machines.values().forEach(status -> judgeMember(view, status));
    judgeManagers(view);
    spec.networks().values().forEach(network -> judgeNetwork(view, network));
  }

  private void expect(Matter matter, boolean so, String otherwise) {
    if (!so) {
      deviations.add(new Deviation(matter, otherwise));
    }
  }

  private void judgeMember(ClusterSeen view, NodeStatus status) {
    NodeName node = status.node();
    Optional<SwarmNode> member =
        status.swarm().ifKnown().stream()
            .filter(SwarmMembership.Member.class::isInstance)
            .map(SwarmMembership.Member.class::cast)
            .flatMap(says -> view.node(says.id()).stream())
            .findFirst();
    expect(SWARM, member.isPresent(), node + " is no member of " + view.id());
    member.ifPresent(this::judgeMember);
    List<SwarmNode> known =
        view.nodes().values().stream().filter(n -> n.hostname().equals(node)).toList();
    expect(SWARM, known.size() == 1, "the swarm knows " + node + " as " + known);
  }

  private void judgeMember(SwarmNode member) {
    Optional<NodeSpec> declared = Optional.ofNullable(spec.nodes().get(member.hostname()));
    NodeName name = member.hostname();
    expect(SWARM, declared.isPresent(), name + " is not declared");
    expect(SWARM, member.state() == SwarmNode.State.READY, name + " is " + member.state());
    expect(
        SWARM,
        declared.filter(node -> node.availability() == member.availability()).isPresent(),
        name + " is to " + member.availability());
    expect(
        SWARM,
        declared.filter(node -> isLabelled(member, node)).isPresent(),
        name + " is labelled " + member.labels());
  }

  private static boolean isLabelled(SwarmNode member, NodeSpec node) {
    return member.labels().entrySet().containsAll(node.labels().entrySet());
  }

  private void judgeManagers(ClusterSeen view) {
    Set<NodeName> managers = new HashSet<>();
    for (SwarmNode node : view.nodes().values()) {
      if (node.role() == Role.MANAGER) {
        managers.add(node.hostname());
      }
    }
    Matter.Managers matter = managers(managers);
    boolean asDeclared = matter.lacking() == 0 && matter.surplus() == 0;
    expect(matter, asDeclared, "the managers are " + managers);
  }

  private Matter.Managers managers(Set<NodeName> managers) {
    return switch (spec.managers()) {
      case ManagerChoice.Listed(var listed) ->
          new Matter.Managers(listed.size(), without(listed, managers), without(managers, listed));
      case ManagerChoice.Auto auto -> {
        int wanted = wanted(spec.nodes().size());
        int missing = wanted - managers.size();
        yield new Matter.Managers(wanted, Math.max(missing, 0), Math.max(-missing, 0));
      }
    };
  }

  private static int without(Collection<NodeName> some, Collection<NodeName> others) {
    return (int) some.stream().filter(node -> !others.contains(node)).count();
  }

  private static int wanted(int size) {
    if (size < 3) {
      return 1;
    }
    return size < 7 ? 3 : 5;
  }

  private void judgeNetwork(ClusterSeen view, NetworkSpec network) {
    Optional<SwarmNetwork> seen = Optional.ofNullable(view.networks().get(network.name()));
    boolean asDeclared =
        switch (network) {
          case NetworkSpec.Overlay overlay ->
              seen.filter(there -> isAs(overlay, there)).isPresent();
          case NetworkSpec.Macvlan macvlan ->
              seen.filter(SwarmNetwork.Macvlan.class::isInstance).isPresent();
        };
    expect(
        new Matter.Network(network.name(), Optional.empty()),
        asDeclared,
        "network " + network.name() + " is " + seen);
    if (network instanceof NetworkSpec.Macvlan macvlan) {
      judgeRanges(macvlan);
    }
  }

  private static boolean isAs(NetworkSpec.Overlay wanted, SwarmNetwork seen) {
    return seen instanceof SwarmNetwork.Overlay overlay
        && overlay.attachable() == wanted.attachable()
        && (wanted.subnet().isEmpty() || wanted.subnet().equals(overlay.subnet()));
  }

  /** Each node has a range in the pool, and no two the same addresses. */
  private void judgeRanges(NetworkSpec.Macvlan macvlan) {
    TreeMap<NodeName, Subnet> ranges = new TreeMap<>();
    for (NodeStatus status : machines.values()) {
      range(status, macvlan).ifPresent(range -> ranges.put(status.node(), range));
      expect(
          new Matter.Network(macvlan.name(), Optional.of(status.node())),
          ranges.containsKey(status.node()),
          status.node() + " has no range of " + macvlan.name());
    }
    for (Map.Entry<NodeName, Subnet> one : ranges.entrySet()) {
      boolean clear =
          macvlan.pool().contains(one.getValue())
              && ranges.entrySet().stream().noneMatch(other -> clash(one, other));
      expect(
          new Matter.Network(macvlan.name(), Optional.of(one.getKey())),
          clear,
          one.getKey() + " has the range " + one.getValue() + " of " + ranges);
    }
  }

  private static boolean clash(Map.Entry<NodeName, Subnet> one, Map.Entry<NodeName, Subnet> other) {
    return !one.getKey().equals(other.getKey()) && one.getValue().overlaps(other.getValue());
  }

  private static Optional<Subnet> range(NodeStatus status, NetworkSpec.Macvlan macvlan) {
    return status.networks().ifKnown().stream()
        .flatMap(all -> all.values().stream())
        .filter(network -> network.parent().equals(macvlan.parent()))
        .map(LocalNetwork::range)
        .findFirst();
  }
}
