package org.personalcontainers.lab.sim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.spec.ClusterSpec;
import org.personalcontainers.core.spec.ManagerChoice;
import org.personalcontainers.core.spec.NetworkSpec;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.core.spec.StorageSpec;
import org.personalcontainers.core.spec.Subnet;
import org.personalcontainers.core.spec.VolumeSpec;
import org.personalcontainers.core.status.Brick;
import org.personalcontainers.core.status.ClusterSeen;
import org.personalcontainers.core.status.GlusterVolume;
import org.personalcontainers.core.status.HostSeen;
import org.personalcontainers.core.status.LocalNetwork;
import org.personalcontainers.core.status.Mount;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.status.SwarmMembership;
import org.personalcontainers.core.status.SwarmNetwork;
import org.personalcontainers.core.status.SwarmNode;

/**
 * Compares the machines themselves with what is declared, once all is quiet. It knows nothing of
 * how the planner gets there.
 */
final class Judge {
  private final ClusterSpec spec;
  private final SortedMap<NodeName, NodeStatus> machines;
  private final List<String> deviations = new ArrayList<>();

  private Judge(ClusterSpec spec, SortedMap<NodeName, NodeStatus> machines) {
    this.spec = spec;
    this.machines = machines;
  }

  /** Everything that is not as declared on the machines that are on. */
  static List<String> deviations(ClusterSpec spec, SortedMap<NodeName, NodeStatus> machines) {
    Judge judge = new Judge(spec, machines);
    judge.judge();
    return judge.deviations;
  }

  private void judge() {
    for (NodeStatus status : machines.values()) {
      NodeSpec node = spec.nodes().get(status.node());
      if (node != null) {
        judgeHost(status);
        judgeMounts(status);
      }
    }
    judgeSwarm();
    if (spec.storage().driver() == StorageSpec.Driver.GLUSTER) {
      spec.storage().volumes().values().forEach(this::judgeVolume);
    }
  }

  private void expect(boolean so, String otherwise) {
    if (!so) {
      deviations.add(otherwise);
    }
  }

  private void judgeHost(NodeStatus status) {
    Optional<HostSeen> host = status.host().ifKnown();
    expect(host.isPresent(), "the host of " + status.node() + " is unknown");
    if (host.isEmpty()) {
      return;
    }
    for (NodeSpec other : spec.nodes().values()) {
      expect(
          other.address().equals(host.get().hosts().get(other.name())),
          status.node() + " does not know " + other.name() + " by name");
      expect(
          host.get().firewall().filter(open -> open.contains(other.address())).isPresent(),
          status.node() + " does not let " + other.name() + " in");
    }
    expect(
        spec.storage().driver() != StorageSpec.Driver.GLUSTER
            || host.get().glusterd() == HostSeen.GlusterdUnit.KEPT,
        "nothing keeps the gluster daemon of " + status.node());
  }

  private void judgeMounts(NodeStatus status) {
    for (VolumeSpec volume : spec.storage().volumes().values()) {
      Mount mount =
          status.mounts().ifKnown().map(mounts -> mounts.get(volume.mount())).orElse(null);
      String where = volume.mount() + " on " + status.node();
      if (mount == null) {
        deviations.add("nothing is mounted at " + where);
        continue;
      }
      expect(mount.health() == Mount.Health.ANSWERS, "the mount hangs at " + where);
      expect(isSource(mount.source(), volume), mount.source() + " is mounted at " + where);
      expect(
          volume.tree() == VolumeSpec.Tree.NONE || mount.tree() == Mount.Tree.STANDS,
          "the tree is incomplete at " + where);
    }
  }

  private boolean isSource(Mount.Source source, VolumeSpec volume) {
    return switch (source) {
      case Mount.Source.Volume(var name) ->
          spec.storage().driver() == StorageSpec.Driver.GLUSTER && name.equals(volume.name());
      case Mount.Source.Directory(var path) ->
          spec.storage().driver() == StorageSpec.Driver.LOCAL && path.isWithin(volume.brickRoot());
      case Mount.Source.Other other -> false;
    };
  }

  private void judgeVolume(VolumeSpec volume) {
    for (NodeStatus status : machines.values()) {
      GlusterVolume seen =
          status.volumes().ifKnown().map(volumes -> volumes.get(volume.name())).orElse(null);
      if (seen != null) {
        judgeVolume(volume, seen);
        return;
      }
    }
    deviations.add("there is no volume " + volume.name());
  }

  private void judgeVolume(VolumeSpec volume, GlusterVolume seen) {
    String what = "volume " + volume.name() + " ";
    int arbiters = volume.arbiter().isPresent() ? 1 : 0;
    expect(seen.state() == GlusterVolume.State.STARTED, what + "is " + seen.state());
    expect(
        seen.bricks().size() == volume.replicas() + arbiters,
        what + "has " + seen.bricks().size() + " copies");
    expect(seen.arbiters() == arbiters, what + "has " + seen.arbiters() + " arbiters");
    expect(
        seen.bricks().stream().map(Brick::host).distinct().count() == seen.bricks().size(),
        what + "has two copies on one node");
    expect(
        seen.bricks().stream().allMatch(brick -> brick.state() == Brick.State.ONLINE),
        what + "has copies that are not up");
    expect(
        seen.pendingHeals().ifKnown().filter(pending -> pending == 0).isPresent(),
        what + "is not healed: " + seen.pendingHeals());
    expect(seen.options().containsKey("auth.allow"), what + "lets strangers in");
  }

  private void judgeSwarm() {
    Optional<ClusterSeen> view =
        machines.values().stream().flatMap(s -> s.cluster().ifKnown().stream()).findFirst();
    if (view.isEmpty()) {
      deviations.add("no machine is a swarm manager with a leader");
      return;
    }
    expect(
        view.get().heartbeat().equals(spec.failover().heartbeat()),
        "the heartbeat is " + view.get().heartbeat());
    machines.values().stream()
        .filter(status -> spec.nodes().containsKey(status.node()))
        .forEach(status -> judgeMember(view.get(), status));
    judgeManagers(view.get());
    judgeNetworks(view.get());
  }

  private void judgeMember(ClusterSeen cluster, NodeStatus status) {
    NodeSpec node = spec.nodes().get(status.node());
    if (node == null
        || !(status.swarm().ifKnown().orElse(new SwarmMembership.Outside())
            instanceof SwarmMembership.Member(var id, var role, var swarm))) {
      deviations.add(status.node() + " is no member: " + status.swarm());
      return;
    }
    Optional<SwarmNode> member = cluster.node(id);
    expect(member.isPresent(), status.node() + " is in another swarm");
    swarm.ifPresent(s -> expect(s.equals(cluster.id()), status.node() + " is in swarm " + s));
    member.ifPresent(m -> judgeMember(node, m));
    expect(
        cluster.nodes().values().stream().filter(n -> n.hostname().equals(node.name())).count()
            == 1,
        "the swarm knows " + node.name() + " more than once");
  }

  private void judgeMember(NodeSpec node, SwarmNode member) {
    expect(member.state() == SwarmNode.State.READY, node.name() + " is " + member.state());
    expect(
        member.availability() == node.availability(),
        node.name() + " is to " + member.availability());
    expect(
        member.labels().entrySet().containsAll(node.labels().entrySet()),
        node.name() + " is labelled " + member.labels());
  }

  private void judgeManagers(ClusterSeen cluster) {
    Set<NodeName> managers = new HashSet<>();
    cluster.nodes().values().stream()
        .filter(node -> node.role() == Role.MANAGER)
        .forEach(node -> managers.add(node.hostname()));
    switch (spec.managers()) {
      case ManagerChoice.Listed(var listed) ->
          expect(managers.equals(listed), "the managers are " + managers);
      case ManagerChoice.Auto auto -> {
        int size = spec.nodes().size();
        int wanted = size < 3 ? 1 : (size < 7 ? 3 : 5);
        expect(managers.size() == wanted, "there are " + managers.size() + " managers");
      }
    }
  }

  private void judgeNetworks(ClusterSeen cluster) {
    for (NetworkSpec network : spec.networks().values()) {
      SwarmNetwork seen = cluster.networks().get(network.name());
      switch (network) {
        case NetworkSpec.Overlay overlay ->
            expect(isAs(overlay, seen), "network " + network.name() + " is " + seen);
        case NetworkSpec.Macvlan macvlan -> {
          expect(seen instanceof SwarmNetwork.Macvlan, "network " + network.name() + " is " + seen);
          judgeRanges(macvlan);
        }
      }
    }
  }

  private static boolean isAs(
      NetworkSpec.Overlay wanted, @org.jspecify.annotations.Nullable SwarmNetwork seen) {
    return seen instanceof SwarmNetwork.Overlay overlay
        && overlay.attachable() == wanted.attachable()
        && (wanted.subnet().isEmpty() || wanted.subnet().equals(overlay.subnet()));
  }

  /** Each node has a range in the pool, and no two the same addresses. */
  private void judgeRanges(NetworkSpec.Macvlan macvlan) {
    TreeMap<NodeName, Subnet> ranges = new TreeMap<>();
    for (NodeStatus status : machines.values()) {
      Optional<LocalNetwork> local =
          status
              .networks()
              .ifKnown()
              .flatMap(
                  all ->
                      all.values().stream()
                          .filter(network -> network.parent().equals(macvlan.parent()))
                          .findFirst());
      local.ifPresent(network -> ranges.put(status.node(), network.range()));
      expect(
          local.isPresent() || !spec.nodes().containsKey(status.node()),
          status.node() + " has no range of " + macvlan.name());
    }
    ranges.forEach(
        (node, range) -> {
          expect(macvlan.pool().contains(range), node + " has the range " + range);
          ranges.forEach(
              (other, theirs) ->
                  expect(
                      node.equals(other) || !range.overlaps(theirs),
                      node + " and " + other + " share " + range));
        });
  }
}
