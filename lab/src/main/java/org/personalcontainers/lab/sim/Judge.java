package org.personalcontainers.lab.sim;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.spec.ClusterSpec;
import org.personalcontainers.core.spec.Firewall;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.core.spec.StorageSpec;
import org.personalcontainers.core.spec.VolumeSpec;
import org.personalcontainers.core.status.Brick;
import org.personalcontainers.core.status.GlusterVolume;
import org.personalcontainers.core.status.GroupId;
import org.personalcontainers.core.status.HostSeen;
import org.personalcontainers.core.status.Mount;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.lab.sim.Deviation.Matter;

/**
 * Compares the machines themselves with what is declared, once all is quiet. It knows nothing of
 * how the planner gets there.
 */
final class Judge {
  private final ClusterSpec spec;
  private final SortedMap<NodeName, NodeStatus> machines;
  private final List<Deviation> deviations = new ArrayList<>();

  private Judge(ClusterSpec spec, SortedMap<NodeName, NodeStatus> machines) {
    this.spec = spec;
    this.machines = machines;
  }

  /** Everything that is not as declared on the declared machines that are on. */
  static List<Deviation> deviations(ClusterSpec spec, SortedMap<NodeName, NodeStatus> machines) {
    TreeMap<NodeName, NodeStatus> declared = new TreeMap<>(machines);
    declared.keySet().retainAll(spec.nodes().keySet());
    Judge judge = new Judge(spec, declared);
    judge.judge();
    judge.deviations.addAll(new SwarmJudge(spec, declared).judge());
    return judge.deviations;
  }

  private void judge() {
    for (NodeStatus status : machines.values()) {
      judgeHost(status);
      spec.storage().volumes().values().forEach(volume -> judgeMount(status, volume));
    }
    if (isGluster()) {
      spec.storage().volumes().values().forEach(this::judgeVolume);
    }
  }

  private boolean isGluster() {
    return spec.storage().driver() == StorageSpec.Driver.GLUSTER;
  }

  private void expect(Matter matter, boolean so, String otherwise) {
    if (!so) {
      deviations.add(new Deviation(matter, otherwise));
    }
  }

  private void judgeHost(NodeStatus status) {
    Matter matter = new Matter.Host(status.node());
    Optional<HostSeen> host = status.host().ifKnown();
    expect(matter, host.isPresent(), "the host of " + status.node() + " is unknown");
    host.ifPresent(seen -> judgeHost(matter, status.node(), seen));
  }

  private void judgeHost(Matter matter, NodeName node, HostSeen host) {
    for (NodeSpec other : spec.nodes().values()) {
      expect(
          matter,
          other.address().equals(host.hosts().get(other.name())),
          node + " does not know " + other.name() + " by name");
    }
    judgeFirewall(matter, node, host);
    expect(
        matter,
        !isGluster() || host.glusterd() == HostSeen.GlusterdUnit.KEPT,
        "nothing keeps the gluster daemon of " + node);
    expect(
        matter,
        !isGluster() || groups().size() == 1,
        "the group docker has several numbers: " + groups());
  }

  private Set<GroupId> groups() {
    return machines.values().stream()
        .flatMap(status -> status.host().ifKnown().flatMap(HostSeen::group).stream())
        .collect(toSet());
  }

  private void judgeFirewall(Matter matter, NodeName node, HostSeen host) {
    if (spec.firewall() == Firewall.OFF) {
      expect(matter, host.firewall().isEmpty(), node + " still has our firewall");
      return;
    }
    for (NodeSpec other : spec.nodes().values()) {
      expect(
          matter,
          host.firewall().filter(open -> open.contains(other.address())).isPresent(),
          node + " does not let " + other.name() + " in");
    }
  }

  private void judgeMount(NodeStatus status, VolumeSpec volume) {
    Matter matter = new Matter.Mount(volume.name(), status.node());
    String where = volume.mount() + " on " + status.node();
    Optional<Mount> mount = status.mounts().ifKnown().flatMap(mounts -> at(mounts, volume.mount()));
    expect(matter, mount.isPresent(), "nothing is mounted at " + where);
    mount.ifPresent(there -> judgeMount(matter, volume, there, where));
  }

  private static Optional<Mount> at(SortedMap<HostPath, Mount> mounts, HostPath point) {
    return Optional.ofNullable(mounts.get(point));
  }

  private void judgeMount(Matter matter, VolumeSpec volume, Mount mount, String where) {
    expect(matter, mount.health() == Mount.Health.ANSWERS, "the mount hangs at " + where);
    expect(matter, isSource(mount.source(), volume), mount.source() + " is mounted at " + where);
    expect(
        matter,
        volume.tree() == VolumeSpec.Tree.NONE || mount.tree() == Mount.Tree.STANDS,
        "the tree is incomplete at " + where);
  }

  private boolean isSource(Mount.Source source, VolumeSpec volume) {
    return switch (source) {
      case Mount.Source.Volume(var name) -> isGluster() && name.equals(volume.name());
      case Mount.Source.Directory(var path) -> !isGluster() && path.isWithin(volume.brickRoot());
      case Mount.Source.Other other -> false;
    };
  }

  private void judgeVolume(VolumeSpec volume) {
    Matter matter = new Matter.Volume(volume.name());
    List<GlusterVolume> views =
        machines.values().stream()
            .flatMap(status -> status.volumes().ifKnown().stream())
            .flatMap(volumes -> Optional.ofNullable(volumes.get(volume.name())).stream())
            .distinct()
            .toList();
    expect(matter, !views.isEmpty(), "there is no volume " + volume.name());
    views.forEach(view -> judgeVolume(matter, volume, view));
  }

  private void judgeVolume(Matter matter, VolumeSpec volume, GlusterVolume seen) {
    String what = "volume " + volume.name() + " ";
    int arbiters = volume.arbiter().isPresent() ? 1 : 0;
    List<Brick> bricks = seen.bricks();
    expect(matter, seen.state() == GlusterVolume.State.STARTED, what + "is " + seen.state());
    expect(
        matter,
        bricks.size() == volume.replicas() + arbiters,
        what + "has " + bricks.size() + " copies");
    expect(matter, seen.arbiters() == arbiters, what + "has " + seen.arbiters() + " arbiters");
    expect(
        matter,
        bricks.stream().map(Brick::host).distinct().count() == bricks.size(),
        what + "has two copies on one node");
    expect(
        matter,
        bricks.stream().allMatch(brick -> brick.state() == Brick.State.ONLINE),
        what + "has copies that are not up");
    expect(
        matter,
        seen.pendingHeals().ifKnown().filter(pending -> pending == 0).isPresent(),
        what + "is not healed: " + seen.pendingHeals());
    expect(matter, seen.options().containsKey("auth.allow"), what + "lets strangers in");
  }
}
